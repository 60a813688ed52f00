/** What an import may cost. Bytes are octets; times are milliseconds of wall clock unless the name says otherwise. */
export const INTAKE_LIMITS = Object.freeze({
  /** Largest file taken in: a 1,500-page PDF with pictures fits. */
  fileBytes: 60_000_000,
  /** Longest text of one document, UTF-16 units: about 30 novels. */
  textLength: 20_000_000,
  /** Longest a reader may run before it is killed; what follows is measured by the limit in force. */
  readMs: 15_000,
  /** Share of that time after which a reader that works page by page hands over what it has, with a warning. */
  partialShare: 0.7,
  /** CPU time over clock time, where prlimit exists: a guard behind the clock, which two cores can't reach before it. */
  readCpuShare: 2,
  /** JavaScript heap of a reader, MB. */
  heapMegabytes: 512,
  /** Private memory of a reader, bytes, where prlimit exists: buffers live outside the heap. */
  dataBytes: 2_000_000_000,
  /** Answer of a reader, bytes: above it the reader is killed. */
  answerBytes: 160_000_000,
  /** Readers at work at once: two cores. */
  readersAtOnce: 2,
  /** Pages of a PDF from which a second reader helps, if its place is free: it costs a third of a second, 40 pages. */
  pdfHelpPages: 100,
  /** Load of the machine over its number of cores above which none helps. */
  helpLoad: 0.5,
  /** Plain text up to this many bytes is read in process: a child costs 40 ms, this costs less. */
  inProcessBytes: 1_000_000,
  /** Entries of a zip (DOCX, ODT): real ones stay under 500. */
  zipEntries: 5_000,
  /** Unpacked bytes of the zip parts that are read. */
  zipBytes: 80_000_000,
  /** Unpacked to packed size of one zip part: XML packs to 1/30 at most, a bomb to 1/1000. */
  zipRatio: 200,
  /** Zip parts below this many unpacked bytes are taken at any ratio. */
  zipRatioFreeBytes: 1_000_000,
  /** Nesting of HTML that the article finder sees; deeper tags are dropped, their text kept. Real pages stay under 60. */
  htmlDepth: 100,
  /** Elements of HTML that the article finder sees; above it the plain reader takes the page, in linear time. */
  htmlElements: 20_000,
  /** Bytes of HTML, after scripts and styles are dropped, that the article finder sees. */
  htmlBytes: 8_000_000,
  /** Nesting of XML in DOCX and ODT. */
  xmlDepth: 256,
  /** Pages of a PDF that are read. */
  pdfPages: 3_000,
  /** Text pieces on one PDF page: a dense table has 5,000. */
  pdfPieces: 100_000,
  /** Nested parts of an e-mail or MHTML file. */
  mimeDepth: 12,
  /** Parts of an e-mail or MHTML file. */
  mimeParts: 2_000,
  /** Cues of a captions file: a day of speech. */
  cues: 100_000,
});
