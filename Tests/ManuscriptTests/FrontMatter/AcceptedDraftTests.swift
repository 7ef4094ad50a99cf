import Editorial
import Testing

@testable import Manuscript

/// Front matter as it occurs in blogs made with Jekyll, Hugo, Zola, Eleventy, Astro and Pelican.
@Suite struct AcceptedDraftTests {
  static let yaml = [
    "layout: post\ntitle: Welcome to the blog!\ndate: 2019-03-12 10:21:43 +0100\ncategories: jekyll update",
    "layout: post\ntitle:  \"Double  blanks: kept\"\ndate:   2015-01-01\ncategories: [a, b]\npermalink: /:year/:title/",
    "title: 'It''s here'\nauthor: \"Zoë & Søn\"\nexcerpt: >\n  A folded text\n  over two lines.\n",
    "title: Pages\nredirect_from:\n  - /old/\n  - /older/\npublished: true",
    "title: Pages\nredirect_from: /old.html\ncomments: true",
    "layout: post\ntitle: What's new in 2.0?\ntags:\n- release\n- \"2.0\"\n- c++",
    "title: Header\nheader:\n  image: /assets/x.jpg\n  caption: \"Photo: [Ada](https://a.example)\"\n  actions:\n    - label: More\n      url: \"https://x.example/?a=1&b=2#c\"",
    "title: Gallery\ngallery:\n  - url: /a.jpg\n    alt: one\n  - url: /b.jpg\n    alt: two",
    "# a comment first\n\ntitle: Commented # why\n# between\ntags: # none yet\n",
    "title: Chirpy\nauthor: ada\ndate: 2023-08-08 11:33:00 +0800\ncategories: [Blogging, Demo]\ntags: [typography]\npin: true\nmath: true\nimage:\n  path: /commons/x.png\n  lqip: data:image/webp;base64,UklGRpoAAABXRUJQ\n  alt: Responsive rendering.",
    "title: \"Hugo\"\ndate: 2024-02-03T10:00:00+01:00\ndraft: false\nsummary: |\n  First line.\n\n  Second: with colon.\n",
    "title: Hugo\ndate: \"2024-02-03\"\nlastmod: '2024-03-01'\naliases: [/a/, /b/]\nweight: 10",
    "title: Hugo\nresources:\n- src: images/a.jpg\n  name: cover\n- {src: b.jpg, name: b}\ncascade:\n  - _target:\n      path: /blog/**\n    type: post",
    "title: Menu\nmenu:\n  main:\n    weight: 5\n    identifier: x\nseries: [\"One\", 'Two']\nkeywords:\n    [a, b,\n     c]",
    "title: Cover\ncover:\n    image: \"<image path/url>\" # image path/url\n    alt: \"<alt text>\"\n    hidden: true # only hide on current single page",
    "title: PaperMod\nauthor: [\"Me\", \"You\"]\nshowToc: true\nTocOpen: false\ndescription: \"Desc Text.\"\ncanonicalURL: \"https://canonical.url/to/page\"",
    "title: 日本語の記事\ntags: [技術, \"日記\"]\nauthor: 山田太郎",
    "title: Статья о реке",
    "title: مرحبا\nlang: ar\ndir: rtl",
    "title: Emoji 🎉 party\nemoji: 🎉\nsubtitle: “Curly quotes” — and dashes…",
    "title: Eleventy\neleventyNavigation:\n  key: About\n  order: 2\nlayout: layouts/post.njk\ntags: post",
    "pagination:\n  data: collections.posts\n  size: 10\npermalink: \"blog/{% if pagination.pageNumber > 0 %}p{{ pagination.pageNumber }}/{% endif %}\"",
    "title: Astro\ndescription: Lorem ipsum dolor sit amet\npubDate: Jul 08 2022\nheroImage: ../../assets/blog-placeholder-3.jpg",
    "Title: My super title\nDate: 2010-12-03 10:20\nModified: 2010-12-05 19:30\nCategory: Python\nTags: pelican, publishing\nSlug: my-super-post\nAuthors: Alexis Métaireau, Conan Doyle\nSummary: Short version",
    "title: Long plain text that goes on\n  over the next line\n  and one more\ndate: 2020-01-01",
    "title: \"Quoted text\n  over two lines\"\ntags: []\nempty:\nnothing: ~\nvoid: null",
    "title: C:\\Windows and 50% off!\nprice: $9.99\nemail: ada@blog.example\nhandle: \"@ada\"\nurl: http://example.org:8080/x",
    "title: TIL - a thing\ntime: 12:30:45\nversion: 1.10",
    "id: 123\nguid: https://old.example/?p=123\ntitle: WordPress export\nauthor: admin\nlayout: post\nguid2: 'x'\ndsq_thread_id:\n  - \"123456\"\n  - \"654\"",
    "wordpress_id: 42\ntags:\n  - one\n\n  - two\n  # three\n  - 'three: four'",
    "title: Math $x_1^2$\nkatex: true\nfootnote: a [1] b {2}",
    "title: Quote\nquote: >-\n  Stripped\n  folded\ncode: |-\n  if a:\n      b()\n\n  # not a comment",
    "title: Indicator\ntext: |2\n    two more",
    "title: Nested lists\nmatrix:\n  - [1, 2]\n  - - 3\n    - 4\nmap: {a: {b: [c, \"d: e\"]}, f: g}",
  ]

  static let toml = [
    "title = \"Zola\"\ndate = 2024-01-15\n\n[taxonomies]\ntags = [\"rust\", \"web\"]\n\n[extra]\nlead = 'This is <b>lead</b>'\ntoc = true",
    "title = \"Hugo\"\ndate = 2023-01-01T08:00:00-07:00\ndraft = true\ntags = [\n  \"a\",\n  \"b\", # two\n]\nweight = 3\n\n[params]\n  author = \"Ada\"\n  [params.cover]\n    image = \"x.jpg\"",
    "title = 'Single'\ndescription = \"\"\"\n  Long text.\n  \"\"\"\nslug = \"single\"\n\n[[resources]]\n  src = \"a.jpg\"\n[[resources]]\n  src = \"b.jpg\"",
    "title = \"Menu\"\nmenu = { main = { weight = 1, name = \"x\" } }\naliases = [\"/old/\"]\nmath = 1.5\nfloat = -2e3\ninf = inf",
    "# comment\ntitle = \"Unicode \\u00E9 \\\"q\\\"\"\n\nauthors = [\"Zoë\"]\nupdated = 2024-01-15 10:00:00Z",
    "title = \"Rust blog\"\npath = \"2024/01/01/x\"\nauthors = [\"The Team\"]\naliases = [\"2024/01/01/x.html\"]\n\n[extra]\nteam = \"the core team\"\nteam_url = \"https://x.example/\"\nrelease = true",
    "title = \"Dates\"\nday = 2024-02-29\ntime = 07:32:00\nlocal = 1979-05-27T07:32:00.999\nhex = 0xDEAD",
  ]

  private static let reader = DraftReader(
    managed: ManagedKeys(state: "status", scalars: ["date"], lists: ["aliases"]), identify: blobID)

  @Test(
    arguments: yaml.map { "---\n\($0)\n---\n\nText\n" } + toml.map { "+++\n\($0)\n+++\n\nText\n" })
  func accepted(_ text: String) throws {
    var text = text
    // Pelican's keys are in upper case: with its profile the managed key is `Date`.
    text = text.replacing("\nDate:", with: "\nWhen:")
    for ending in ["\n", "\r\n"] {
      let bytes = Array(text.replacing("\n", with: ending).utf8)
      let draft = try Self.reader.read(bytes, path: "x.md").get()
      #expect(draft.hasBody && !draft.fields.isEmpty)
      HostileDraftTests.agree(bytes)
    }
  }
}
