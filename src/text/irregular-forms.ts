/** English forms that a stemmer cannot join, base form first. */
const FORMS = `begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen|come came
become became|cost costs|deal dealt|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feel felt|fight fought|find found|fly flew flown|forget forgot forgotten|freeze froze frozen|get got gotten|give gave given
go went gone|grow grew grown|hang hung|have had has|hear heard|hide hid hidden|hold held|keep kept|know knew known|lead led|leave left
lend lent|lie lay lain|lose lost loss|make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran
say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shoot shot|show shown|shrink shrank shrunk|sing sang sung
sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|spend spent|stand stood|steal stole stolen|stick stuck|strike struck
swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought
throw threw thrown|understand understood|undertake undertook undertaken|wake woke woken|wear wore worn|weave wove woven|win won
withdraw withdrew withdrawn|write wrote written|die died death dead dying|bear born birth|marry marriage|bury burial|child children
man men|woman women|person people|foot feet|life lives|wife wives|half halves|leaf leaves|good better best|bad worse worst
far further furthest|movie film|car automobile|usa us|uk britain british|percent percentage|grow growth|succeed success
sign signature|arrive arrival|elect election|president presidential|resign resignation|invade invasion|decide decision
expand expansion|explode explosion|conclude conclusion|assassinate assassination|destroy destruction|produce production
choose choice|lose loser|strong strength|long length|high height|deep depth|wide width|young youth|poor poverty|rich wealth wealthy
king royal|doctor physician|sick ill illness|kill murder|jail prison|gun firearm|immigrant migrant|begin start|shut close|big large
purchase buy|begin commence|author writer`;

const BASE = new Map<string, string>();
for (const group of FORMS.split(/[|\n]\s*/)) {
  const [base = '', ...forms] = group.split(' ');
  for (const form of forms) if (!BASE.has(form)) BASE.set(form, BASE.get(base) ?? base);
}

/** The form that stands for `word` (lower case) and its irregular relatives; the word itself for all others. */
export function baseForm(word: string): string {
  return BASE.get(word) ?? word;
}
