#!/usr/bin/env python3
"""Pages written for this test: one small article in two dozen kinds of page furniture, and in the text dumps of browsers, must come out the same; regions have their roles; clean
articles come through whole.

usage: pages.py SAIDBY SOURCE-FOLDER
"""
import json, os, re, subprocess, sys, tempfile, textwrap, unittest

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SHARED = os.path.join(SOURCE, "..", "shared", "gold")

TITLE = "Quayford opens its new swing bridge"
BODY = [
    "QUAYFORD, Avalon — The new swing bridge over the harbour was opened on Monday after three years of work, and the first carts crossed it at noon under a light rain.",
    "\"We have waited for this bridge since the old one was closed to traffic,\" said Mayor Ann Lee, who cut the ribbon before some two hundred people.",
    "The bridge cost 4.2 million crowns, a tenth more than the council had planned. Bo Ray, who led the works, said that steel had become dearer while the piers were being sunk.",
    "Fishermen had feared that the span would stay shut at high water. The harbour office now promises to open it within ten minutes when a boat signals.",
    "A second bridge, for trains, is to follow in two years, the council said in a statement, if the treasury finds the money for it by then.",
]
PARAGRAPHS = "".join("<p>%s</p>\n" % p.replace('"', "&quot;") for p in BODY)
LINKS = ["Harbour", "Markets", "Weather", "Ferries", "Letters", "Sports", "Theatre", "Recipes"]
MENU = "<ul>" + "".join("<li><a href='/%s'>%s</a></li>" % (w.lower(), w) for w in LINKS) + "</ul>"
TEASERS = "".join("<div class='card'><a href='/n/%d'><h3>%s</h3></a><p>%s</p></div>" % (i, h, t) for i, (h, t) in enumerate([
    ("Ferry fares to rise in autumn", "Passengers will pay a crown more from September."), ("Herring come late this year", "The boats stayed in port again."),
    ("Choir wins the Avalon cup", "Forty voices sang before a full hall."), ("Lamps lit again on the mole", "The keepers worked through the night.")]))


def page(body, head="", title=TITLE):
    return ("<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>%s | Quayford Herald</title><meta property='og:title' content='%s'>"
            "<meta property='og:site_name' content='Quayford Herald'>%s</head><body>%s</body></html>" % (title, title, head, body))


ARTICLE = "<article><h1>%s</h1>\n%s</article>" % (TITLE, PARAGRAPHS)

# Name of the furniture -> the page.
FURNITURE = {
    "plain": page(ARTICLE),
    "menu and footer": page("<header><nav>%s</nav></header><main>%s</main><footer><p>© 2031 Quayford Herald. All rights reserved.</p>%s</footer>" % (MENU, ARTICLE, MENU)),
    "byline and date": page("<main><article><h1>%s</h1><div class='byline'>By <a href='/a'>Cy Dorn</a></div><time datetime='2031-06-03'>June 3, 2031</time>%s</article></main>" % (TITLE, PARAGRAPHS)),
    "breadcrumb": page("<div class='breadcrumb'><a href='/'>Home</a> &gt; <a href='/h'>Harbour</a></div>" + ARTICLE),
    "share buttons": page(ARTICLE.replace("</h1>", "</h1><div class='share'><a href='#'>Share</a> <a href='#'>Tweet</a> <a href='#'>Email</a> <a href='#'>Print</a></div>")),
    "cookie banner": page("<div id='cookie-consent'><p>We use cookies to improve this site. By continuing you agree to our <a href='/c'>cookie policy</a>.</p><button>Accept all</button></div>" + ARTICLE),
    "related box": page(ARTICLE.replace("</article>", "</article><section class='related'><h2>Related stories</h2>%s</section>" % TEASERS)),
    "teasers beside": page("<div class='layout'><main>%s</main><aside class='sidebar'><h2>Most read</h2>%s</aside></div>" % (ARTICLE, TEASERS)),
    "comments": page(ARTICLE + "<section id='comments'><h2>3 Comments</h2><ol><li class='comment'><p>Finally! I drove round the bay for years and years because of it.</p></li>"
                     "<li class='comment'><p>The old one was nicer, if you ask me, and nobody ever asked.</p></li><li class='comment'><p>Where do the carts park now?</p></li></ol></section>"),
    "newsletter form": page(ARTICLE + "<form class='newsletter'><h3>Sign up for our newsletter</h3><p>The best of the harbour in your inbox every morning.</p><input type='email'><button>Subscribe</button></form>"),
    "advertisements": page(ARTICLE.replace("</p>\n<p>The bridge", "</p>\n<div class='ad'><p>Advertisement</p></div><p>The bridge")),
    "figure": page(ARTICLE.replace("</h1>", "</h1><figure><img src='b.jpg' alt='The bridge'><figcaption>The bridge at noon. Photo: Cy Dorn / Quayford Herald</figcaption></figure>")),
    "divs only": page("<div class='top'>%s</div><div class='content'><div class='headline'><h1>%s</h1></div><div class='text'>%s</div></div><div class='bottom'>%s</div>" % (MENU, TITLE, PARAGRAPHS, MENU)),
    "table layout": page("<table><tr><td width='150'>%s</td><td><h1>%s</h1>%s</td><td>%s</td></tr></table>" % (MENU, TITLE, PARAGRAPHS, MENU)),
    "scripts and styles": page("<style>p { color: red }</style><script>var a = '<p>No words of mine.</p>';</script>%s<noscript><img src='t.gif'></noscript><script>done()</script>" % ARTICLE),
    "hidden menu": page("<div style='display:none'><p>This menu is for small screens and nobody sees it here, whatever stands in it.</p>%s</div>%s" % (MENU, ARTICLE)),
    "unclosed": page("<div><ul><li><a href='/'>Home<li><a href='/n'>News</ul><main><h1>%s</h1>%s</main>" % (TITLE, "".join("<p>%s\n" % p for p in BODY))),
    "tags below": page(ARTICLE.replace("</article>", "<div class='tags'>Tags: <a href='/t/1'>bridge</a>, <a href='/t/2'>harbour</a></div></article>")),
    "the next article below": page(ARTICLE + "<article><h1>Herring come late this year</h1><p class='byline'>By Cy Dorn</p>%s</article>" % "".join("<p>%s</p>" % p for p in (
        "The herring came to Quayford three weeks late this spring, and the boats that had waited for them stayed in port with their nets dry.",
        "\u201cI have not seen such a year since I was a boy,\u201d said Tom Baker, who has fished here for fifty years.", "The council will ask the treasury for help, it said on Monday."))),
    "lines of the house": page(ARTICLE.replace("</h1>", "</h1><p>This is an archived article and the information in the article may be outdated.</p><p>Listen to this article</p>").replace(
        "</article>", "<p>What do you think? Have your say in the comments below.</p><p>Do you have a story for us? Email news@herald.example</p><p>Disclaimer: The views expressed in this article are those of the author.</p></article>")),
    "end mark and source": page(ARTICLE.replace("</article>", "<p>###</p></article>")),
    "json-ld": page("<nav>%s</nav>%s" % (MENU, ARTICLE), "<script type='application/ld+json'>%s</script>" % json.dumps({"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Quayford Herald"}, {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2031-06-03T08:00:00Z", "author": {"@type": "Person", "name": "Cy Dorn"}}]})),
}


SHORT_TITLE = "Ferry crews walk out over night shifts"
SHORT = ["Ferry crews at the port of Marlow walked out on Tuesday in a dispute over night shifts, leaving some two thousand passengers stranded on the quay.",
         "\u201cWe have been asking for a rest room since March,\u201d said Hilda Brandt, who speaks for the crews. \u201cNobody has answered a single letter.\u201d",
         "The company said that it had offered talks on Monday and that the crews had not come. It runs eleven boats between the islands.",
         "Passengers were taken to the town hall, where the mayor had tea and blankets handed out. Some slept in the library.",
         "Talks will go on next Thursday. Until then only two boats a day will leave, both before noon."]


def short(body, behind=""):
    return "<main><article><h1>%s</h1>%s</article></main>%s" % (SHORT_TITLE, body, behind)


def before(html):
    return lambda body: short(html + "".join(body))


def inside(html):
    return lambda body: short("".join(body[:2]) + html + "".join(body[2:]))


def behind(html):
    return lambda body: short("".join(body) + html)


def beside(html):
    return lambda body: short("".join(body), html)


# What stands around short articles, which its few words are hard to tell from.
AROUND_SHORT = {
    "a name": before("<p>Jo Tranter</p>"), "a name and a date": before("<div>Jo Tranter</div><div>3 June 2031</div>"), "a name behind": behind("<p>\u2014 Jo Tranter</p>"),
    "join": behind("<p>Click here to join our WhatsApp channel.</p>"), "share": behind("<p>Kindly share this story:</p>"), "share with friends": behind("<p>Kindly share this post with your friends</p>"),
    "letter": behind("<p>Sign up for our newsletter to get the best stories every morning.</p>"), "letter inside": inside("<p>Subscribe to our daily newsletter and never miss a story.</p>"),
    "cookies": lambda body: "<div><p>This website uses cookies to improve your experience. We'll assume you're ok with this, but you can opt-out if you wish.</p><a>Read More</a></div>" + short("".join(body)),
    "cookies behind": beside("<div><p>We value your privacy. We and our partners store information on a device, such as cookies, and process personal data.</p><button>Accept all</button></div>"),
    "comments": beside("<div><h3>Comments</h3><div><b>harbourman</b><p>About time somebody said it. The company has been getting away with this for years.</p></div>"
                       "<div><b>Lil</b><p>My mother was one of those who slept in the library, and nobody told us anything.</p></div></div>"),
    "responses": beside("<div><h3>2 responses to \u201cFerry crews walk out\u201d</h3><ol><li><cite>harbourman</cite> says:<p>About time somebody said it. The company has been getting away with this for years.</p></li></ol></div>"),
    "the headline in bold": before("<p><strong>%s</strong></p>" % SHORT_TITLE), "the headline in capitals": before("<p><b>%s</b></p>" % SHORT_TITLE.upper()),
    "a pointer inside": inside("<p><strong>READ ALSO: <a href='/x'>Harbour master to retire after forty years</a></strong></p>"),
}


def wrapped(paragraph, width, indent=""):
    return textwrap.fill(paragraph, width, initial_indent=indent, subsequent_indent=indent)


MENU_LINES = LINKS + ["About us", "Contact", "Privacy policy"]
BELOW = ["Related stories", "Ferry fares to rise in autumn", "Herring come late this year", "Most read", "Choir wins the Avalon cup", "© 2031 Quayford Herald. All rights reserved."]

ONLY_INSIDE = {"related", "a list of related", "a pointer in two lines"}   # behind a list of other articles a last paragraph is on no annotated page the article's: it is left out there
BETWEEN = {
    "a pointer": "READ ALSO: Harbour master to retire after forty years", "two pointers": "Also read: Harbour master to retire after forty years\nAlso read: Bakers win the county prize",
    "a pointer in two lines": "READ ALSO\nHarbour master to retire after forty years", "sharing": "Share\nFacebook\nTwitter\nWhatsApp\nEmail", "a list to share with": "  • Share\n  • Facebook\n  • WhatsApp",
    "related": "Related stories\nHarbour master to retire after forty years\nBakers of Quayford win the county prize", "a list of related": "Related stories\n  • Harbour master to retire\n  • Bakers win the county prize",
    "an advertisement": "Advertisement\nStory continues below", "a caption": "The quay at noon. Photo: Cy Dorn / Quayford Herald", "a plea": "Click here to join our WhatsApp channel",
}

# The same page as browsers print it.
DUMPS = {
    "one line a paragraph": "\n".join("  • " + w for w in MENU_LINES) + "\n\n" + TITLE + "\n\n" + "\n\n".join(BODY) + "\n\n" + "\n".join(BELOW) + "\n",
    "w3m": "\n".join("  • " + w for w in MENU_LINES) + "\n\n" + TITLE + "\n\n" + "\n\n".join(wrapped(p, 79) for p in BODY) + "\n\n" + "\n".join("  • " + w for w in BELOW) + "\n",
    "lynx": "\n".join("     * [%d]%s" % (i + 1, w) for i, w in enumerate(MENU_LINES)) + "\n\n" + TITLE + "\n\n" + "\n\n".join(wrapped(p, 72, "   ") for p in BODY) + "\n\n"
            + "\n".join("     * [%d]%s" % (i + 30, w) for i, w in enumerate(BELOW)) + "\n",
    "links": "\n".join("     * " + w for w in MENU_LINES) + "\n\n                      " + TITLE + "\n\n" + "\n\n".join(wrapped(p, 77, "   ") for p in BODY) + "\n\n" + "\n".join("     * " + w for w in BELOW) + "\n",
    "hard-wrapped": "\n".join(MENU_LINES) + "\n\n" + TITLE + "\n\n" + "\n\n".join(wrapped(p, 66) for p in BODY) + "\n\n" + "\n".join(BELOW) + "\n",
}


def flat(text):
    return " ".join(text.replace("\u200b", " ").replace("\ufeff", " ").split())


class Pages(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp()

    def extract(self, files, *options):
        for name, data in files.items():
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as out:
                out.write(data)
        run = subprocess.run([SAIDBY, "extract", self.folder, "-f", "jsonl", *options], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        return {os.path.basename(r["id"]).rsplit(".", 1)[0]: r for r in map(json.loads, run.stdout.splitlines())}

    def paragraphs(self, record):
        return [flat(record["text"][a:b]) for a, b in record["article"]["paragraphs"]]

    def test_article_in_furniture(self):
        for name, record in self.extract({n + ".html": p for n, p in FURNITURE.items()}).items():
            with self.subTest(name):
                self.assertEqual(record["article"]["taken_for"], "html")
                self.assertEqual(self.paragraphs(record), BODY)
                self.assertEqual(record["article"]["headline"]["text"], TITLE)

    def test_article_in_dumps(self):
        for name, record in self.extract({n + ".txt": d for n, d in DUMPS.items()}).items():
            with self.subTest(name):
                self.assertEqual(record["article"]["taken_for"], "page")
                self.assertEqual(self.paragraphs(record), BODY)
                self.assertEqual(flat(record["article"]["headline"]["text"]), TITLE)

    def test_what_stands_between_paragraphs_of_dumps(self):
        files = {}
        for joint, blank in (("\n\n", "blank lines"), ("\n", "none")):
            for name, between in BETWEEN.items():
                for at in range(1, 5):
                    if at == 4 and name in ONLY_INSIDE:
                        continue
                    body = BODY[:at] + [between] + BODY[at:]
                    files["%s at %d, %s.txt" % (name, at, blank)] = "\n".join(MENU_LINES) + "\n\n" + TITLE + "\n\n" + joint.join(body) + "\n\n" + "\n".join(BELOW) + "\n"
        for name, record in self.extract(files).items():
            with self.subTest(name):
                self.assertEqual(self.paragraphs(record), BODY)
                self.assertEqual(flat(record["article"]["headline"]["text"]), TITLE)

    def test_names_and_quotes_are_the_same_in_all(self):
        quotes = {n: [(flat(q["text"]), q["speaker"] and q["speaker"]["name"]) for q in r["quotes"]] for n, r in self.extract({n + ".html": p for n, p in FURNITURE.items()}).items()}
        self.assertGreaterEqual(len(quotes["plain"]), 2)
        for name, found in quotes.items():
            self.assertEqual(found, quotes["plain"], name)

    def test_short_articles_keep_their_words_and_no_others(self):
        files, expected = {}, {}
        for size in (3, 4, 5):
            body = ["<p>%s</p>" % p for p in SHORT[:size]]
            for name, around in AROUND_SHORT.items():
                files["%s %d.html" % (name, size)] = page(around(body), title=SHORT_TITLE)
                expected["%s %d" % (name, size)] = SHORT[:size]
        for name, record in self.extract(files).items():
            with self.subTest(name):
                self.assertEqual(self.paragraphs(record), [flat(p) for p in expected[name]])
                self.assertEqual(record["article"]["headline"]["text"], SHORT_TITLE)

    def test_names_are_kept_where_they_stand_in_a_list_or_head_a_part(self):
        names = ["Jo Tranter", "Hilda Brandt", "Cy Dorn", "Ann Lee"]
        body = ["<p>%s</p>" % p for p in SHORT]
        lists = {"list": short("".join(body) + "".join("<p>%s</p>" % n for n in names)), "part": short(body[0] + "<h2>Hilda Brandt</h2>" + "".join(body[1:]))}
        records = self.extract({n + ".html": page(p, title=SHORT_TITLE) for n, p in lists.items()})
        self.assertEqual([p for p in self.paragraphs(records["list"]) if p in names], names)
        self.assertIn("Hilda Brandt", self.paragraphs(records["part"]))

    def test_the_day_of_first_publication_wins_and_lines_of_dates_are_no_paragraphs(self):
        lines = [["First published on: 3 June 2031", "Last updated on: 5 June 2031"], ["Last updated: June 5, 2031", "First published: June 3, 2031"], ["First published on: 3 June 2031"], ["First Published Date: Jun 3, 2031, 10:25 AM IST"],
                 ["Published: 3 June 2031 | Updated: 5 June 2031"], ["Last Updated: 5 June 2031 | First Published: 3 June 2031"], ["3 June 2031 (updated 5 June 2031)"], ["Originally published June 3, 2031; last updated June 5, 2031"]]
        files = {}
        for i, stamps in enumerate(lines):
            html, text = "".join("<p>%s</p>" % s for s in stamps), "\n".join(stamps)
            files["%d above.html" % i] = page("<main><article>%s<h1>%s</h1>%s</article></main>" % (html, TITLE, PARAGRAPHS))
            files["%d below.html" % i] = page("<main><article><h1>%s</h1>%s%s</article></main>" % (TITLE, html, PARAGRAPHS))
            files["%d behind.html" % i] = page("<main><article><h1>%s</h1>%s%s</article></main>" % (TITLE, PARAGRAPHS, html))
            files["%d dump.txt" % i] = "\n".join(MENU_LINES) + "\n\n" + TITLE + "\n\n" + text + "\n\n" + "\n\n".join(BODY) + "\n\n" + "\n".join(BELOW) + "\n"
        files["updated.html"] = page("<main><article><h1>%s</h1><p>Last updated 3 June 2031</p>%s</article></main>" % (TITLE, PARAGRAPHS))
        for name, record in self.extract(files).items():
            with self.subTest(name):
                self.assertEqual((record["article"]["published"], self.paragraphs(record)), ("2031-06-03", BODY))

    def test_authors_are_read_from_metadata_bylines_and_elements(self):
        article = "<main><article><h1>%s</h1>%%s%s</article></main>" % (TITLE, PARAGRAPHS)
        bylines = {"class": "<span class='author'>Ann Lee</span>", "rel": "<div><a href='/a' rel='author'>Ann Lee</a></div>", "spans": "<div class='byline'><span>By</span><span>Ann Lee</span><span>Published 4 March 2031</span></div>",
                   "two lines": "<div><div>By</div><div><a>Ann Lee</a></div></div>", "role": "<div class='byline'><strong>Ann Lee</strong><br>Education correspondent</div>", "paper": "<p class='byline'>Ann Lee | Quayford Herald</p>",
                   "day": "<p class='byline'>March 4, 2031 | Ann Lee</p>", "run on": "<p>By Ann Lee | March 4, 2031</p>"}
        files = {name + ".html": page(article % html) for name, html in bylines.items()}
        files["joined.html"] = page(article % "", "<meta name='author' content='By Ann Lee'><meta name='author' content='Ann Lee, Staff Writer'><meta property='article:author' content='Super User'>")
        files["nobody.html"] = page(article % "<p>By Ann Lee</p>", "<meta name='author' content='admin'>")
        for name, record in self.extract(files).items():
            with self.subTest(name):
                self.assertEqual(record["article"]["authors"], ["Ann Lee"])

    def test_the_name_of_the_site_and_a_kicker_are_no_headline(self):
        site, body = "The Quay Crier", "<div class='post'>%s" + PARAGRAPHS + "</div>"
        name, post = "<h1><a href='/'>%s</a></h1>" % site, {"h1": "<h1>%s</h1>" % TITLE, "h2": "<h2>%s</h2>" % TITLE, "h3": "<h3 class='post-title'>%s</h3>" % TITLE, "div": "<div class='headline'>%s</div>" % TITLE}
        files = {}
        for i, form in enumerate(["%(t)s", "%(t)s - %(s)s", "%(s)s: %(t)s", "%(s)s - %(t)s", "%(s)s | %(t)s", "%(s)s » %(t)s"]):
            head = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>%s</title></head><body>" % (form % {"t": TITLE, "s": site})
            for tag, heading in post.items():
                files["%s %d.html" % (tag, i)] = head + name + body % heading
            files["kicker %d.html" % i] = head + body % ("<h1><span>Local News</span> <span>%s</span></h1>" % TITLE)
        for name, record in self.extract(files).items():
            with self.subTest(name):
                self.assertEqual((record["article"]["headline"]["text"], self.paragraphs(record)), (TITLE, BODY))

    def test_a_kicker_is_a_region(self):
        [record] = self.extract({"k.html": page("<main><h1><span>Local News</span> <span>%s</span></h1>%s</main>" % (TITLE, PARAGRAPHS))}, "--regions").values()
        self.assertEqual(record["article"]["headline"]["text"], TITLE)
        self.assertIn("Local News", [region["text"] for region in record["article"]["regions"]])

    def published(self, files):
        return {name: record["article"].get("published") for name, record in self.extract(files).items()}

    def test_the_date_of_metadata_stands_against_pictures_and_prose(self):
        heads = {"ld": "<script type='application/ld+json'>%s</script>" % json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2031-06-03T08:00:00Z", "dateModified": "2031-06-04"}),
                 "og": "<meta property='article:published_time' content='2031-06-03T08:00:00Z'>", "visible": ""}
        others = {"figure": "<figure><img src='b.jpg'><figcaption>FILE - The quay, Oct. 3, 2019.</figcaption></figure>", "class": "<div class='wp-caption'><img src='b.jpg'><p class='wp-caption-text'>The quay on October 3, 2019.</p></div>",
                  "line": "<p>Photo: The quay, 3 October 2019, by Al Grilo</p>", "prose": "<p>The bridge company was founded on October 3, 2019, by a vote of the harbour parish.</p>"}
        files = {}
        for head, meta in heads.items():
            for other, html in others.items():
                stamps = ["<p>June 3, 2031</p>", "<p>Updated 8:45 PM, June 3, 2031</p>"] + ([""] if meta else [])
                for i, stamp in enumerate(stamps):
                    files["%s %s %d.html" % (head, other, i)] = page("<main><article><h1>%s</h1>%s%s%s</article></main>" % (TITLE, stamp, html, PARAGRAPHS), meta)
        for name, date in self.published(files).items():
            with self.subTest(name):
                self.assertEqual(date, "2031-06-03")

    def test_the_class_of_time_tells_which_is_the_first(self):
        times = "<p><time class='updated' datetime='2031-06-05'>June 5, 2031</time><time class='entry-date published' datetime='2031-06-03'>June 3, 2031</time></p>"
        self.assertEqual(self.published({"t.html": page("<main><article><h1>%s</h1>%s%s</article></main>" % (TITLE, times, PARAGRAPHS))}), {"t": "2031-06-03"})

    def test_numbers_agree_with_the_dates_beside_them(self):
        stamp, article = "<p class='meta'>%s</p>", "<main><article><h1>%s</h1>%%s%s</article></main>" % (TITLE, PARAGRAPHS)
        files = {"time.html": page(article % (stamp % "<time datetime='2031-05-12T08:00:00Z'>12-05-2031</time>")),
                 "meta.html": page(article % (stamp % "12/05/2031 07:41"), "<meta property='article:published_time' content='2031-05-12'>"),
                 "language.html": page(article % (stamp % "12/05/31, 07:41")).replace("lang='en'", "lang='en-GB'"),
                 "page.html": page(article % (stamp % "12/05/2031") + "<footer><p>Page of 30/06/2031</p></footer>"),
                 "month.html": page(article % (stamp % "5/12/31, 9:15 AM"))}
        self.assertEqual(set(self.published(files).values()), {"2031-05-12"})

    def test_metadata(self):
        records = self.extract({"byline.html": FURNITURE["byline and date"], "ld.html": FURNITURE["json-ld"]})
        for record in records.values():
            article = record["article"]
            self.assertEqual((article["published"], article["authors"], article["publisher"], article["language"]), ("2031-06-03", ["Cy Dorn"], "Quayford Herald", "en"))
            self.assertEqual(article["dateline"]["city"], "Quayford")

    def test_datelines_are_linked(self):
        rows = {"NAIROBI, Kenya, March 7, 2025 (Relay) — ": ("Nairobi", "Kenya", "KE", "Relay", "2025-03-07"), "CUPERTINO, Calif.--(TRADE WIRE)--": ("Cupertino", "California", "US", "TRADE WIRE", None),
                "Hamburg (dpa/lno) - ": ("Hamburg", None, "DE", "dpa/lno", None), "BEIJING, Sept. 2 (Xinhua) -- ": ("Beijing", None, "CN", "Xinhua", None)}
        texts = {str(i): begin + "The makers of lamps said that they would build ships.\n\nThe port is full." for i, begin in enumerate(rows)}
        records = self.extract({n + ".txt": t for n, t in texts.items()}, "--input", "text")
        for i, (begin, expected) in enumerate(rows.items()):
            dateline = records[str(i)]["article"]["dateline"]
            self.assertEqual((dateline["city"], dateline["region"], dateline["country"], dateline["agency"], dateline["date"]), expected, begin)
            [city] = [e for e in records[str(i)]["entities"] if e["id"] == dateline["entity"]]
            self.assertEqual((city["name"], city["type"]), (expected[0], "city"))

    def test_regions(self):
        body = ARTICLE.replace("</h1>", "</h1><p class='byline'>By Cy Dorn</p><figure><img src='b.jpg'><figcaption>The bridge at noon.</figcaption></figure>")
        html = page("<nav>%s</nav>%s<section class='related'><h2>Related stories</h2>%s</section><footer><p>© 2031 Quayford Herald</p></footer>" % (MENU, body, TEASERS))
        record = self.extract({"a.html": html}, "--regions")["a"]
        self.assertEqual(self.paragraphs(record), BODY)
        roles = {}
        for region in record["article"]["regions"]:
            self.assertEqual(record["text"][region["start"]:region["end"]], region["text"])
            roles.setdefault(region["role"], []).append(region["text"])
        for role, words in (("navigation", "Harbour"), ("byline", "By Cy Dorn"), ("caption", "The bridge at noon."), ("teaser", "Ferry fares"), ("footer", "© 2031"), ("dateline", "QUAYFORD, Avalon —")):
            self.assertTrue(any(words in text for text in roles.get(role, [])), (role, roles))
        for region in record["article"]["regions"]:
            inside = [p for p in record["article"]["paragraphs"] if region["start"] <= p[0] and p[1] <= region["end"]]
            self.assertEqual(inside, [], region["role"])

    @unittest.skipUnless(os.path.isdir(SHARED), "no annotated articles beside the source")
    def test_clean_articles_come_through_whole(self):
        texts = {}
        for path in ("quotes/polnear-dev.jsonl", "entities/worldwide-dev.jsonl"):
            with open(os.path.join(SHARED, path), encoding="utf-8") as lines:
                for line in lines:
                    article = json.loads(line)
                    texts[re.sub(r"\W", "_", article["id"])] = article["text"]
        lost = 0
        for name, record in self.extract({n + ".txt": t for n, t in texts.items()}, "--text").items():
            article = record["article"]
            self.assertEqual(article["taken_for"], "text", name)
            kept = ([article["headline"]["text"]] if article["headline"] else []) + [record["text"][a:b] for a, b in article["paragraphs"]]
            lost += flat(" ".join(kept)) != flat(texts[name])
        self.assertEqual(lost, 0)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
