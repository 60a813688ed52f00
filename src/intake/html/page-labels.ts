/**
 * Short lines that pages put between the paragraphs and that no reader takes for the piece. Each holds for a whole line;
 * what is written for one language stands beside the others that newsrooms use for the same thing.
 */
const ADVERTISING: readonly string[] = [
  '(?:advertise(?:ment|ing)|advertising|sponsored(?: content)?|ad|ads by .{1,30}|anzeige|werbung|publicit[ée]|publicidad|publicidade|pubblicità|advertentie|reclame|annons|annonse|annonce|reklam[ae]?|реклама|hirdetés|mainos|διαφήμιση|إعلان|פרסומת|广告|廣告|広告|광고)',
  String.raw`(?:story|article) continues (?:below|after)\b.{0,40}|continue reading(?: the main story| below)?|skip (?:past )?(?:advertisement|newsletter.*|to .*|promotion)|after newsletter promotion`,
];

/** Over, or before, what leads to other pieces. */
const POINTERS: readonly string[] = [
  "(?:read|see|watch|listen)(?: more| also| next| now)?:?|related(?: (?:articles?|stories|topics?|content|links?|coverage|posts?|news|reading))?:?|(?:read )?more (?:on this (?:story|topic)|from .{1,40}|stories|to read|like this|coverage)|(?:most|top|latest) (?:read|popular|viewed|stories|news|shared|commented)(?: in .{1,40})?|you (?:may|might) also (?:like|be interested in).*|recommended(?: (?:for you|stories|reading))?|trending(?: now| stories)?|(?:popular|recent|top|latest|featured|more) (?:videos?|posts?|articles?)|(?:next|more) in .{1,40}|read (?:this )?next|(?:around|from) the web.{0,30}|promoted (?:stories|content).{0,30}|sponsored (?:links?|stories)|editors['’]? (?:picks?|choice)|what to read next|up next|about (?:the )?(?:authors?|writers?)|part of complete coverage.{0,20}|don['’]t miss|in case you missed it",
  '(?:mehr zum thema|lesen sie auch|auch interessant|das könnte sie auch interessieren|weitere artikel|weiterlesen|meistgelesen|(?:[àa] )?lire aussi|sur le même sujet|les plus lus|lire la suite|leer? también|lea también|te puede interesar|más información|más leídas?|noticias relacionadas|leia (?:também|mais)|veja também|mais lidas|leggi anche|potrebbe interessarti|i più letti|lees ook|lees meer|meest gelezen|läs (?:också|även|mer)|les også|læs også|lue myös|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|читайте также|подробнее|материалы по теме|çok okunanlar|ilgili haberler|über d(?:en|ie) autor(?:in|en)?|à propos de l.auteure?|sobre (?:el|la|o|a) autora?|sull.autore|kapcsolódó (?:írások|cikkek|anyagok)|olvasta már.?|související (?:články|zprávy)|čtěte také|citește și|citiți și|διαβάστε (?:επίσης|ακόμα)|σχετικά άρθρα|читайте також|по темата|още по темата|виж още|прочетете (?:още|също)|ilginizi çekebilir|اقرأ أيض[اً]*|مواضيع ذات صلة|بیشتر بخوانید|مطالب مرتبط|כתבות נוספות|קראו גם|יעניין אותך|यह भी पढ़ें|xem thêm|tin liên quan|baca juga|artikel terkait|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|相關(?:新聞|閱讀)|延伸閱讀|相关(?:新闻|阅读|报道)|関連記事|関連ニュース|관련기사)',
];

const BUTTONS: readonly string[] = [
  String.raw`(?:share|tweet|pin|e-?mail|print|save|comments?|like|reply|report|copy link|bookmark|listen|download)(?: (?:this|on|via|by|article|story|page|link|to)\b.{0,40})?|(?:text|font) size|follow (?:us|me|@?\w+)(?: on .{1,40})?|(?:sign up|subscribe|log in|sign in|register)\b.{0,80}|newsletters?|loading\W*|close|menu|search|show (?:more|less|comments)|view (?:gallery|comments|all.{0,30})|leave a (?:comment|reply)|post a comment.{0,40}|join the (?:conversation|discussion)|click here.{0,60}|back to top|(?:\[\+\] ?)?enlarge(?: this image| image)?|play video|toggle caption|hide caption|facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|instagram|telegram|flipboard|google\+?`,
  '(?:teilen|drucken|merken|kommentare?|partager|imprimer|commenter|commentaires?|compartir|imprimir|comentarios?|comentar|compartilhar|comentários?|condividi|stampa|commenti|delen|reacties|dela|skriv ut|del|udostępnij|drukuj|komentarze|поделиться|комментарии|комментировать|paylaş|yorumlar|分享|シェア|공유)(?: (?:sur|auf|en|on|via|em|su|på|op) .{0,30})?',
];

/** What stands around the piece. */
const AROUND: readonly string[] = [
  String.raw`tags?:.{0,200}|topics?:.{0,200}|filed under:?.{0,200}|keywords?:.{0,200}|(?:schlagworte|themen|mots[- ]clés|etiquetas|temas|tagi|теги)\s*:.{0,200}|\d+ (?:comments?|shares?|views?|likes?)|\d+ min(?:ute)?s?\.?(?: to)? read|(?:\d+|an?) (?:minutes?|hours?|days?|weeks?) ago|\d+ (?:of|\/) \d+|(?:page )?\d+(?: \d+)+(?: next.{0,10})?`,
  String.raw`(?:published|updated|last (?:updated|modified)|posted|created|first published)\b.{0,60}|(?:stand:|aktualisiert|veröffentlicht|publié|mis à jour|actualizado|publicado|atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad|opublikowano|aktualizacja|опубликовано|обновлено)(?:[ :,]|le |il |am |el |em ){1,4}\d.{0,50}`,
  String.raw`(?:copyright\b|©|\(c\) \d{4}).{0,160}|all rights reserved`,
];

const CREDITS: readonly string[] = [
  String.raw`(?:image|photo|picture|illustration|graphic|video)s? ?(?:(?:source|credit|copyright|courtesy|by|:)\b.{0,80}|: .{0,80})|(?:image|media) caption|\((?:photo|image|credit|foto)s?:? .{1,80}\)|(?:fotos?|bild(?:er)?|quelle|crédits? photo|photo) ?: .{1,60}|(?:.{1,40} ?[/|] ?)?(?:reuters|getty images|ap|afp|epa|dpa|istock(?:photo)?|shutterstock|bloomberg)(?: photo)?(?: ?[/|] ?.{1,40})?`,
];

/** Letters: longer is a sentence that begins so. */
const LONGEST_BYLINE = 100;

const LABEL = wholeLine([...ADVERTISING, ...POINTERS, ...BUTTONS, ...AROUND, ...CREDITS]);
const POINTER = wholeLine(POINTERS);
const LED_POINTER = new RegExp(
  String.raw`^\W*(?:${POINTERS.join('|')}|photos?|pictures|videos?|galler(?:y|ies)|slideshow|list|quiz|analysis|opinion|explainer|foto(?:s|strecke)?|vidéos?|galería|galleria|фото|видео)\s*[:：|]\s*\S`,
  'iu',
);

/** A name after "By": capitals tell it from "by the shore". */
const BYLINE =
  /^(?:(?:(?:Words |Written |Reporting |Edited )?[Bb]y|BY|Von|VON|Par|PAR|Por|POR|Di|DI|Door|DOOR|Av|AV) \p{Lu}[\p{L}.'’-]*(?:(?: \p{Lu}[\p{L}.'’-]*|,? (?:and|und|et|y|e|en|och|og|&)(?= \p{Lu})|,(?= \p{Lu})))*(?:,? [^.!?]{0,40})?)$/u;

const LONGEST_DATE = 60;
const DATE =
  /^(?:\p{L}{2,12}\.?,? )?(?:\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th|\.)? (?:de )?\p{L}{3,9}\.?,? (?:de )?\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}年\d{1,2}月\d{1,2}日)\P{L}*(?:(?:at|um|à|a las|uhr|[ap]\.?m|[A-Z]{2,4}|GMT)\b\P{L}*)*$/iu;

/** Letters: longer is a paragraph about newsletters. */
const LONGEST_SIGN_UP = 300;
/** A box that asks for an address says both what comes and on what terms. */
const SIGN_UP =
  /newsletters?|inbox|sign(?:ing)? up|subscrib(?:e|ing)|anmelden|abonnieren|inscri(?:vez|pción)|suscr[ií]b|iscriv|nieuwsbrief|nyhetsbrev|boletín|рассылк/iu;
const TERMS =
  /privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)|unsubscribe|your inbox|e-?mail address|datenschutz|abbestell|confidentialité|désinscri|política de privacidad|privacybeleid|integritetspolicy|отписаться/iu;

/** A line that names what follows as other pieces: "Related stories", "Lesen Sie auch". */
export function isPointerLabel(line: string): boolean {
  return POINTER.test(line);
}

/** A date, with or without a weekday and a time, and nothing else. */
export function isDateLine(line: string): boolean {
  return line.length <= LONGEST_DATE && DATE.test(line);
}

/** "Related: the headline of another piece". */
export function isLedPointer(line: string): boolean {
  return LED_POINTER.test(line);
}

/** The reader is told to, in so many words. */
const ASKED =
  /(?:^|[.!?:] )(?:please )?(?:sign up|subscribe)\b.{0,80}\bnewsletters?\b|(?:^|[.!?:] )(?:abonnieren sie|jetzt .{0,40}abonnieren|inscrivez-vous|abonnez-vous|suscríbe(?:te|ase)|iscrivi(?:ti|tevi)|inscreva-se|assine|подпишитесь|подписывайтесь|zapisz się)(?:\P{L}|$)/iu;

export function isPageLabel(line: string): boolean {
  if (LABEL.test(line)) return true;
  if (line.length <= LONGEST_BYLINE && BYLINE.test(line)) return true;
  return line.length <= LONGEST_SIGN_UP && SIGN_UP.test(line) && (TERMS.test(line) || ASKED.test(line));
}

function wholeLine(labels: readonly string[]): RegExp {
  return new RegExp(String.raw`^(?:${labels.join('|')})[^\p{L}\p{N}]*$`, 'iu');
}
