#!/usr/bin/env node
// Makes gazetteers/given_names.tsv and gazetteers/surnames.tsv.
//
// usage: npm install @faker-js/faker@9.9.0 && node person_names.js ../
//
// Names of the locales that are written in Latin letters come from faker (MIT), Russian and Ukrainian ones brought to Latin letters; names.txt holds those of
// cultures that write otherwise. A given name has the gender of the lists that hold it, none when it is in both; names.txt may say otherwise. `cultures` are those of the lists;
// `name_order` says "family-first" where people of this culture are named so in English news too. Names that are common words or places are weak.
const fs = require('fs'), path = require('path')
const {allLocales} = require('@faker-js/faker')
const out = process.argv[2] || '..'
const surnameFirst = new Set(['zh', 'ko', 'vi'])
const skipped = new Set(['en_AU_ocker', 'en_BORK', 'en_HK', 'eo', 'vi', 'zh_CN', 'zh_TW', 'ja', 'ko', 'ar', 'fa', 'he', 'dv', 'el', 'hy', 'ka_GE', 'mk', 'ne', 'th', 'ur', 'zu_ZA', 'ro_MD'])

const letters = {а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'yo', є: 'ye', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'yi', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', "'": '', '’': ''}
// Ukrainian и is y, г is h.
const latin = (word, locale) => {
  const low = [...word.toLowerCase()].map(c => locale === 'uk' && c === 'и' ? 'y' : locale === 'uk' && c === 'г' ? 'h' : c in letters ? letters[c] : c).join('').replace(/iy$/, 'y').replace(/yy$/, 'y')
  return low.charAt(0).toUpperCase() + low.slice(1)
}
const flat = names => !names ? [] : Array.isArray(names) ? names.map(n => typeof n === 'string' ? n : n.value) : Object.values(names).flatMap(flat)
const good = name => /^\p{Lu}[\p{L}'’-]+$/u.test(name) && /^[\p{Script=Latin}'’-]+$/u.test(name) && !/^\p{Lu}+$/u.test(name) && name.length >= 2 && name.length <= 20

const given = new Map(), surnames = new Map()   // name -> {cultures, genders}
const bothGenders = new Set(), onlyFemale = new Set()
const add = (map, name, culture, gender) => {
  name = name.normalize('NFC').replace(/’/g, "'").trim()
  if (!good(name)) return
  const row = map.get(name) || {cultures: new Set(), genders: new Set()}
  row.cultures.add(culture)
  if (gender) row.genders.add(gender)
  map.set(name, row)
}
for (const [locale, {person}] of Object.entries(allLocales)) {
  if (!person || skipped.has(locale)) continue
  const culture = locale.split('_')[0] === 'en' && locale.includes('_') && /IN|NG|GH|ZA/.test(locale) ? locale.slice(3).toLowerCase() : locale.split('_')[0]
  const write = locale === 'ru' || locale === 'uk' ? name => latin(name, locale) : name => name
  const first = person.first_name || {}
  for (const gender of ['female', 'male']) for (const name of flat(first[gender])) add(given, write(name), culture, gender)
  for (const name of flat(first.generic)) add(given, write(name), culture, '')
  for (const name of flat(person.last_name)) add(surnames, write(name), culture, '')
}
for (const line of fs.readFileSync(path.join(__dirname, 'names.txt'), 'utf8').split('\n')) {
  if (!line || line.startsWith('#')) continue
  const [kind, culture, ...names] = line.split(' ')
  for (const name of names) {
    add(kind === 'surname' ? surnames : given, name, culture, kind === 'male' || kind === 'female' ? kind : '')
    if (kind === 'both') bothGenders.add(name)
    if (kind === 'only-female') onlyFemale.add(name)
  }
}

const column = file => new Set(fs.readFileSync(path.join(out, file), 'utf8').split('\n').slice(1).map(line => line.split('\t')[0]))
const words = column('words.tsv')
const places = new Set([...column('cities.tsv'), ...column('countries.tsv'), ...column('regions.tsv')])
const weak = name => words.has(name.toLowerCase()) || places.has(name) ? 'weak' : ''
const write = (file, header, rows) => fs.writeFileSync(path.join(out, file), [header, ...rows.sort((a, b) => a[0] < b[0] ? -1 : 1)].map(row => row.join('\t')).join('\n') + '\n')
const genderOf = (name, row) => bothGenders.has(name) ? '' : onlyFemale.has(name) ? 'female' : row.genders.size === 1 ? [...row.genders][0] : ''
const cultures = row => [...row.cultures].sort().join(' ')
write('given_names.tsv', ['name', 'flags', 'gender', 'cultures'], [...given].map(([name, row]) => [name, weak(name), genderOf(name, row), cultures(row)]))
write('surnames.tsv', ['name', 'flags', 'cultures', 'name_order'], [...surnames].map(([name, row]) => [name, weak(name), cultures(row), [...row.cultures].some(c => surnameFirst.has(c)) ? 'family-first' : '']))
