/** Words that stand before a colon and name nobody who speaks. */
export const NOT_LABELS: ReadonlySet<string> = new Set(
  'note notes source sources date subject re update updated correction editor contact location time place from to cc bcc sent watch read related photo photos image caption credit credits warning caution tip important summary background abstract introduction conclusion example chapter section figure table page published posted file tags topics see ps title keywords tel phone fax email e-mail address web website url http https'.split(
    ' ',
  ),
);
