/**
 * Who may do what: every route of the app has a row here, or the test fails.
 *
 * all     strangers too
 * nobody  refused as it is sent here, whoever sends it
 * people  whoever is signed in
 * reader  whoever sees the story or the source
 * answer  the same, also writers: they do more than read
 * edit    checkers and up who see it      sign  senior checkers and up who see it      keep  editors and up who see it
 * admin   administrators
 *
 * A ? after it: whether they may shows only with more than the row sends, so 404 says nothing of the one who may, nor 400 of
 * the one who may not. The last rows take things away, so they come last.
 */
export const ROUTE_TABLE = `
GET   /assets/verbatim.css                        all
GET   /set-up                                     nobody
POST  /set-up                                     nobody   code=guess&name=Mallory&password=heron+under+the+bridge
GET   /join                                       nobody
POST  /join                                       nobody   code=guess&password=heron+under+the+bridge
GET   /sign-in                                    all
POST  /sign-in                                    nobody   name=Nobody&password=a+guess
POST  /sign-in/code                               nobody   challenge=guess&code=123456
POST  /sign-out                                   all

GET   /                                           people
GET   /help                                       people
GET   /stories/new                                edit
POST  /stories                                    edit     title=T&text=The+bridge+opened+in+1931.&policy=house
POST  /demo                                       edit

GET   /stories/:story                             reader
GET   /stories/:story/items/:item                 reader
GET   /stories/:story/history                     reader
GET   /stories/:story/details                     edit
GET   /stories/:story/draft                       edit
GET   /stories/:story/sources                     reader
GET   /stories/:story/report                      reader
GET   /stories/:story/report.:format              reader
GET   /stories/:story/events                      reader
GET   /stories/:story/queries                     reader
GET   /stories/:story/reading                     reader
GET   /stories/:story/proof                       reader
GET   /stories/:story/wording                     reader?
POST  /stories/:story/proof                       reader   text=The+bridge+opened+in+1931.
POST  /stories/:story/proof/record                edit     text=The+bridge+opened+in+1931.
POST  /stories/:story/reading                     edit     mark=0-10
POST  /stories/:story/assign                      edit     to=
POST  /stories/:story/checker                     edit     to=
POST  /stories/:story/items/:item/assign          edit     to=
POST  /stories/:story/items/:item/take            edit
POST  /stories/:story/items/:item/published       edit
POST  /stories/:story/items/:item/accept          answer
POST  /stories/:story/items/:item/answer          answer   answer=no
POST  /stories/:story/comparing                   reader   what=go-on
POST  /stories/:story/undo                        nobody   seq=1
POST  /stories/:story/items/:item/undo            nobody   seq=1
POST  /stories/:story/queries                     edit     to=writer&text=why
POST  /stories/:story/queries/:query/answer       answer?  answer=so
POST  /stories/:story/queries/:query/close        edit?
POST  /stories/:story/proposed/:proposed/fetch    edit?
POST  /stories/:story/proposed/:proposed/attach   edit?
POST  /stories/:story/proposed/:proposed/dismiss  edit?    reason=no
GET   /stories/:story/access                      reader
POST  /stories/:story/details                     edit     title=T&policy=house
POST  /stories/:story/items                       edit     kind=claim&words=bridge+opened
POST  /stories/:story/items/:item/verdict         edit     ruling=stands&rating=accurate
POST  /stories/:story/items/:item/sign-off        sign
POST  /stories/:story/items/:item/give-back       sign     reason=again
POST  /stories/:story/items/:item/change          edit     words=safe+today&kind=quote
POST  /stories/:story/sources                     edit     title=T&standing=primary&text=words
POST  /stories/:story/sources/attach              edit     source=:source
POST  /stories/:story/sources/check               edit
POST  /stories/:story/access                      edit     open=desk&writers=:writer

GET   /sources                                    people
GET   /sources/new                                edit
POST  /sources                                    edit     title=T&standing=primary&text=words
POST  /library/check                              edit
GET   /sources/:source                            reader
GET   /sources/:source/original                   reader
GET   /sources/:source/snapshot                   reader?
GET   /sources/:source/pdf                        reader?
GET   /sources/:source/media                      reader?
GET   /sources/:source/changes                    reader?
GET   /sources/:source/access                     reader
POST  /sources/:source                            edit     title=T&standing=primary
POST  /sources/:source/fetch-again                edit
POST  /sources/:source/media                      edit     take-away=yes
POST  /sources/:source/adopt                      edit?
POST  /sources/:source/access                     edit     open=desk
GET   /imports/:import                            nobody
GET   /imports/:import/events                     nobody
POST  /imports/:import/cancel                     nobody

GET   /archive                                    people
GET   /archive/imports                            people
GET   /archive/imports/:import                    nobody
POST  /archive/imports                            edit?

GET   /people                                     people
POST  /people                                     admin    name=Newcomer&role=checker
GET   /people/:person                             people
POST  /people/:person                             admin    role=checker
POST  /people/:person/link                        admin
GET   /account                                    people
GET   /account/codes                              people
POST  /account/codes                              people   code=000000
POST  /account/codes/stop                         people   present=wrong
POST  /account/tokens                             people   name=T&scopes=read
POST  /account/tokens/revoke                      people?  token=none
POST  /account/sessions/end                       people   session=none

GET   /api/v1/openapi.json                        all
GET   /api/v1/stories                             people
POST  /api/v1/stories                             edit     {"title":"T","text":"The bridge opened in 1931."}
GET   /api/v1/stories/:story                      reader
GET   /api/v1/stories/:story/items                reader
GET   /api/v1/stories/:story/items/:item          reader
GET   /api/v1/stories/:story/reports/:format      reader
POST  /api/v1/stories/:story/items                edit     {"kind":"claim","words":"opened in"}
POST  /api/v1/stories/:story/items/:item/verdict  edit     {"ruling":"stands","rating":"accurate"}
POST  /api/v1/stories/:story/items/:item/sign-off  sign
POST  /api/v1/stories/:story/items/:item/give-back  sign   {"reason":"again"}
POST  /api/v1/stories/:story/items/:item/change   edit     {"kind":"quote","start":29,"end":40}
POST  /api/v1/stories/:story/assignments          edit     {"items":"open","to":null}
POST  /api/v1/stories/:story/checker              edit     {"to":null}
POST  /api/v1/stories/:story/items/:item/take     edit
POST  /api/v1/stories/:story/items/:item/published  edit   {"check":null}
POST  /api/v1/stories/:story/items/:item/accept   answer
POST  /api/v1/stories/:story/items/:item/answer   answer   {"answer":"no"}
GET   /api/v1/stories/:story/queries              reader
POST  /api/v1/stories/:story/queries              edit     {"text":"why"}
POST  /api/v1/stories/:story/queries/:query/answer  answer?  {"text":"so"}
POST  /api/v1/stories/:story/queries/:query/close  edit?   {}
GET   /api/v1/stories/:story/reading              reader
POST  /api/v1/stories/:story/reading/mark         edit     {"draft":1,"spans":[{"start":0,"end":10}]}
POST  /api/v1/stories/:story/reading/clear        edit     {"draft":1,"spans":[{"start":0,"end":10}]}
GET   /api/v1/stories/:story/history              reader
POST  /api/v1/stories/:story/undo                 nobody   {"seq":1}
GET   /api/v1/stories/:story/access               reader
GET   /api/v1/stories/:story/proposed             reader
GET   /api/v1/stories/:story/wording              reader?
GET   /api/v1/stories/:story/items/:item/repairs  reader
GET   /api/v1/stories/:story/items/:item/earlier  reader
POST  /api/v1/demo                                edit
POST  /api/v1/stories/:story/details              edit     {"title":"T"}
POST  /api/v1/stories/:story/access               edit     {"readers":null,"writers":[":writer"]}
POST  /api/v1/stories/:story/proof                reader   {"text":"The bridge opened in 1931."}
POST  /api/v1/stories/:story/proof/record         edit     {"text":"The bridge opened in 1931."}
POST  /api/v1/stories/:story/comparing/stop       reader
POST  /api/v1/stories/:story/comparing/go-on      reader
POST  /api/v1/stories/:story/sources/attach       edit     {"source":":source"}
POST  /api/v1/stories/:story/proposed/:proposed/attach   edit?  {"source":":source"}
POST  /api/v1/stories/:story/proposed/:proposed/dismiss  edit?  {"reason":"no"}
GET   /api/v1/sources                             people
POST  /api/v1/sources                             edit     {"title":"T","text":"words"}
GET   /api/v1/sources/:source                     reader
GET   /api/v1/sources/:source/original            reader
POST  /api/v1/sources/:source/details             edit     {"title":"T"}
POST  /api/v1/sources/:source/access              edit     {"seenBy":null}
POST  /api/v1/sources/:source/adopt               edit?
POST  /api/v1/sources/:source/fetch-again         edit?
POST  /api/v1/sources/fetch                       edit?    {"url":"none"}
POST  /api/v1/library/check                       edit
GET   /api/v1/imports/:import                     nobody
POST  /api/v1/imports/:import/cancel              nobody
GET   /api/v1/archive                             people
GET   /api/v1/archive/imports                     people
POST  /api/v1/archive/imports                      edit?    {"name":"checks.jsonl","text":"x"}
GET   /api/v1/people                              people
POST  /api/v1/people                              admin    {"name":"Newcomer by program","role":"checker"}
POST  /api/v1/people/:person                      admin    {"role":"writer"}
POST  /api/v1/people/:person/link                 admin

POST  /stories/:story/items/:item/split           edit     second=today
POST  /stories/:story/items/:item/merge           edit?    other=:item
POST  /stories/:story/items/:item/remove          edit?
POST  /stories/:story/draft                       edit     text=The+bridge+opened+in+1932.
POST  /api/v1/stories/:story/items/:item/split    edit?    {"at":35}
POST  /api/v1/stories/:story/items/:item/merge    edit?    {"other":":item"}
POST  /api/v1/stories/:story/items/:item/remove   edit?
POST  /api/v1/stories/:story/draft                edit     {"text":"The bridge opened in 1932."}
POST  /api/v1/sources/:source/replace             edit     {"text":"other words","note":"why"}
POST  /api/v1/stories/:story/sources/detach       edit?    {"source":":source"}
POST  /stories/:story/sources/detach              edit?    source=:source
POST  /sources/:source/replace                    edit     text=other+words&note=why
POST  /account/password                           people   present=wrong&password=another+heron+and+bridge
POST  /account/sessions/end-all                   people
`;

export const WHO = ['all', 'nobody', 'people', 'reader', 'answer', 'edit', 'sign', 'keep', 'admin'] as const;

export interface RouteRow {
  readonly method: string;
  readonly path: string;
  readonly who: (typeof WHO)[number];
  /** Without a ?. */
  readonly telling: boolean;
  readonly body: string;
}

export function readRouteTable(): RouteRow[] {
  return ROUTE_TABLE.split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, method = '', path = '', who = '', mark = '', body = ''] = /^(\S+)\s+(\S+)\s+(\w+)(\??)\s*(.*)$/.exec(line) ?? [];
      if (!WHO.some((known) => known === who)) throw new Error(`A row of the table of routes can't be read: ${line}`);
      return { method, path, who: who as RouteRow['who'], telling: mark === '', body };
    });
}
