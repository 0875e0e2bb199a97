/** English: the model of every language. What is in braces is filled in; see `say.ts` for forms, dates and sizes. */

/** What scripts in the browser say. Pages in other languages carry theirs along, so there is only what scripts need. */
export const scriptWords = {
  themeAuto: "auto",
  themeLight: "light",
  themeDark: "dark",
  copy: "Copy",
  copyCode: "Copy code",
  copied: "Copied",
  pressToCopy: "Selected: press Ctrl or ⌘ and C",
  diagram: "Diagram",
  diagramAsText: "Diagram as text",
  drawing: "Drawing; its text follows",
  diagramFailed: "This diagram cannot be drawn: {reason}",
  diagramsCannotLoad: "the part of the site that draws diagrams cannot be loaded",
  diagramsUnsupported: "the part of the site that draws diagrams does not work in this browser",
  /** Names the button that opens and closes a folder in the navigation; that it is open or closed is said besides. */
  inFolder: "What is in {title}",
  showMore: "Show more",
  draft: "Draft",
  /** Names the window that shows the beginning of a linked page. */
  preview: "Preview: {title}",
  /** Offers the place where the reader stopped, on the page and on the home page. */
  continueAt: "Continue at “{heading}”",
  continueReading: "Continue reading “{title}”",
  dismiss: "Dismiss",
};

export const en = {
  /** BCP 47, without a region. */
  language: "en",

  // Around every page.
  skipToText: "Skip to the text",
  /** Names the links to pages about the whole site. */
  site: "Site",
  theme: "Theme:",
  madeWith: "Made with {name}",
  notes: "Notes",
  allNotes: "All notes",
  breadcrumbs: "Breadcrumbs",
  /** What the navigation leaves out, behind those that are shown and before them. */
  more: "More",
  before: "Earlier",
  beforeIn: "Earlier in {title}",
  moreIn: "More in {title}",
  noteCount: { one: "{n} note", other: "{n} notes" },

  // Around a note.
  draft: "Draft",
  contents: "Contents",
  emptyNote: "This note is still empty.",
  updated: "Updated {date}",
  backlinks: "Linked from",
  neighbours: "Previous and next",
  previous: "Previous",
  next: "Next",

  // Home, folders, tags, recent changes.
  /** Title of a home page that has none. */
  home: "Home",
  homePage: "Home page",
  folders: "Folders",
  otherNotes: "Other notes",
  noNotes: "There are no notes yet.",
  emptyFolder: "There is nothing in this folder yet.",
  recent: "Recent",
  recentlyChanged: "Recently changed",
  recentlyChangedNotes: "Recently changed notes",
  allRecentChanges: "All recent changes",
  noDates: "No note has a known date yet.",
  tags: "Tags",
  allTags: "All tags",
  noTags: "No note has a tag yet.",
  notesWithTag: { one: "{n} note with this tag", other: "{n} notes with this tag" },

  /** Between the names of a list within a sentence. */
  listSeparator: ", ",
  /** On a front page without a description; `topics` are names of folders or tags. */
  notesAbout: "Notes about {topics}.",
  notesAboutAndMore: "Notes about {topics} and more.",
  folderCount: { one: "{n} folder", other: "{n} folders" },
  /** The notes that most others link to, on the front page. */
  startHere: "Start here",
  linkedFromNotes: { one: "linked from {n} note", other: "linked from {n} notes" },
  allFolders: "All folders",
  /** Of a list that is cut into pages. */
  pages: "Pages",
  page: "Page {n}",
  previousPage: "Previous page",
  nextPage: "Next page",
  /** On a tag's page: the tags above it, those below it, and others that its notes have. */
  tagPartOf: "Part of",
  tagDivides: "Divides into",
  relatedTags: "Often together with",
  /** Tags that begin with no letter of an alphabet. */
  otherLetters: "Other",

  // Pages for printing.
  /** Leads to the page that has all notes of a folder, or of the site. */
  printAll: "Print all notes",
  /** Behind the name of the folder, where the page must be told from the folder's own. */
  forPrinting: "for printing",
  printHint: "Print this page with your browser, or save it as a PDF.",

  // Pages that are not there.
  pageNotFound: "Page not found",
  pageNotFoundText: "There is no page at this address. It may have been moved or renamed, or the link may be misspelt.",
  pageMoved: "This page has moved: {link}",

  // In a note's text, in the note's language.
  footnotes: "Footnotes",
  footnote: "Footnote {n}",
  backToReference: "Back to reference {n}",
  /** `use` counts from 2. */
  backToReferenceAgain: "Back to reference {n}, use {use}",
  linkToSection: "Link to this section",
  table: "Table",
  code: "Code",
  codeIn: "Code: {language}",
  formula: "Formula",
  details: "Details",
  embeddedFrom: "From {title}",
  embedCycle: "{link} is not shown here, because this is a part of it.",
  embedDeep: "{link} is not shown here: too many notes would be within each other.",
  embedLarge: "{link} is not shown here: the page would be too large.",
  download: "Download {name}",
  tasks: {
    done: "Done",
    open: "To do",
    started: "In progress",
    cancelled: "Cancelled",
    forwarded: "Forwarded",
    scheduled: "Scheduled",
    question: "Question",
    important: "Important",
    star: "Star",
    quote: "Quote",
  },
  /** Titles of callouts that the writer gave none. */
  callouts: {
    note: "Note",
    abstract: "Abstract",
    info: "Info",
    todo: "Todo",
    tip: "Tip",
    success: "Success",
    question: "Question",
    warning: "Warning",
    failure: "Failure",
    danger: "Danger",
    bug: "Bug",
    example: "Example",
    quote: "Quote",
    important: "Important",
    caution: "Caution",
    summary: "Summary",
    tldr: "Tldr",
    hint: "Hint",
    check: "Check",
    done: "Done",
    help: "Help",
    faq: "Faq",
    attention: "Attention",
    fail: "Fail",
    missing: "Missing",
    error: "Error",
    cite: "Cite",
  },

  // Dates and sizes. Not from `Intl`: what it says differs from one version of its data to the next.
  /** `{day}`, `{month}` (its number), `{name}` (of `monthsInDates`) and `{year}`. */
  date: "{day} {name} {year}",
  monthsInDates: ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
  /** A heading: `{name}` of `months`, `{month}` (its number), `{year}`. */
  monthOfYear: "{name} {year}",
  months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  decimalSign: ".",
  bytes: { one: "{n} byte", other: "{n} bytes" },
  /** Thousands of bytes, millions and so on. */
  sizes: ["{n} KB", "{n} MB", "{n} GB", "{n} TB"],

  script: scriptWords,
};
