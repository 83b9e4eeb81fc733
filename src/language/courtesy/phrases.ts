/**
 * What people say around a question, in English and Spanish: greetings, thanks, sign-offs, asides, and the frames that a question stands
 * in ("could you tell me"). `courtesy.ts` removes them.
 *
 * A phrase is words, folded and without apostrophes, with `|`, `?` and brackets as in a regular expression, and:
 * `ANY` up to eight words, `COMMA` an optional comma, `NEXT` what begins a question and is not part of the phrase, `OWN` nothing that
 * makes the phrase part of the question ("Sorry to Bother You was filmed", "thanks to whom"). A `?` right after a
 * letter makes that letter optional; endings may stand in brackets (`tod(o|a)`).
 */

const OUR_WORK = `(story|stories|article|piece|report|column|feature|newsletter|podcast|interview|script|project|homework|essay|thesis|paper|class|notes|draft|boss|editor|presentation|deadline)`
const NUESTRO_TRABAJO = `(nota|notas|articulo|reportaje|cronica|historia|columna|informe|trabajo|tarea|tesis|ensayo|proyecto|clase|boletin|podcast|entrevista|guion|borrador|jefe|jefa|editor|editora|presentacion)`

export const GREETING = `(
  hi|hey|hello|hiya|howdy|yo|greetings|dear|good (morning|afternoon|evening|day)|morning|evening
  |hola|buenas|buenos dias|buenas (tardes|noches)|buen dia|saludos|estimad(o|a|os|as)|querid(o|a|os|as)|que tal|oye|oiga|oigan|che
)`
/** Whom a greeting may be for. Names are looked at apart. */
export const GREETED = `(
  there|all|everyone|everybody|team|guys|folks|people|friends?|colleagues?|bot|footnote|again|mate|man|buddy|dear|sir|madam|both|yall|gang|editors?|newsroom
  |a (todos|todas)|todos|todas|equipo|amig(o|a|os|as)|colegas?|gente|chic(os|as)|companer(os|as)|de nuevo|otra vez|que tal|redaccion
)`

const LAUGH = `(lol|lolz|lmao|rofl|haha|hahaha|hehe|jaja|jajaja|jajaj|jeje|xd)`

/** Thanks. They stay when more than the end of the sentence follows: "thanks to whom". */
const THANKS = `(
  (and|ok|okay|great|y)? (many|big|huge|lots of)? (thanks|thanx|thx|thnx|tnx|tks|ty|tysm|tyvm|thank (you|u))
    ((so|very) much|a (lot|bunch|million|ton)|loads|heaps|tons)? (again|in advance|everyone|everybody|all|team|guys|folks|mate|man|bot|footnote|kindly)? (for ANY)?
  |(and|y|desde ya|de antemano)? (muchas|muchisimas|mil|millones de)? (gracias|grax|thx) (de antemano|desde ya|de nuevo|otra vez|totales|a (todos|todas)|equipo|infinitas)? (por ANY)?
  |(i|id|we)? (would|really|much|do|greatly)? (really)? appreciate (it|that|this|(the|your|any) help)
  |(any)? (help|info|pointers?) (is|are|would be|will be)? (much|greatly|very)? (appreciated|welcome)|much (appreciated|obliged)
  |(i would|id|i will|ill) be (very|so|really)? grateful
  |se agradece|se lo agradezco|te lo agradezco|(les|le|te) agradezco|muy agradecid(o|a|os|as)|agradecid(o|a|os|as)
)`

/** Apologies and wishes that are whole without a mark after them: "sorry if asked before but". */
const APOLOGY = `(
  (so|very|really|im|i am)? sorry to (bother|disturb|trouble|interrupt|butt in) (you|u|yall|everyone|everybody|all|anyone)? (all|guys|folks|again|here)? OWN
  |((so|very|really|im|i am)? sorry|apologies|not sure|dunno|idk) if (this|it|its|thats|that)? (was|is|has been|been|got)? (already)? (asked|answered|posted|covered|come up) (already|before|b4|here)? (already|before|b4|here)? COMMA but?
  |(i)? hope (all is|alls|youre|ur|you are|everyones|everyone is|everybodys|everybody is) (all|doing)? (well|good|ok|okay|great|fine) OWN
  |(perdon|perdona|perdone|perdonen|disculpa|disculpe|disculpen|lamento|siento) (la (molestia|pregunta|ignorancia|interrupcion)|las molestias|que (moleste|pregunte|interrumpa)|por (molestar|preguntar|la molestia))
  |(perdon|perdona|perdonen|disculpa|disculpen|no se) si (ya)? (se)? (lo)? (pregunto|preguntaron|preguntado|ha preguntado|han preguntado) (ya|antes)? COMMA (pero)?
)`

/** Said before or after a question, and no part of it. */
const ASIDE = `(
  (just)? asking for (a|my) (friend|colleague|mate|boss|editor)|(im|i am)? (just|only)? (asking|wondering|curious|checking)|just (curious|wondering|checking|asking)
  |(its|this is|thats)? for (my|our) (new|next|latest|school|own)? ${OUR_WORK}
  |(its|this is)? for (a|an|the|my|our|this) ${OUR_WORK} (that)? (im|i am|were|we are) (writing|working on|doing|preparing|finishing|editing|filing) (now|today|right now)?
  |(im|i am|were|we are) on (a (tight)? )?deadline|on deadline
  |(its|this is|thats)? (a bit|kinda|very|really|super|quite|rather)? urgent|asap|as soon as possible|no (rush|hurry|worries)
  |when(ever)? (you|u) (have|get|can|ve got) ((a|some|the)? (sec|second|minute|min|mins|moment|chance|time))?
  |if (its)? (at all)? possible|if (you|u) (can|could|know|dont mind|have (a (sec|second|minute|moment)|time)|would|please|happen to know)|if thats ok(ay)?
  |sorry to (bother|disturb|trouble|ask|interrupt) (ANY)?|sorry (for|about|if) ANY|(so|very)? sorry|excuse me|pardon( me)?|apologies (for ANY)?
  |(i)? hope (you|u|youre|everyone|all|this|alls|everyones|that) ANY
  |how (are|r) (you|u|things) (doing|today|all|guys|everyone)?|hows it going|whats up|how do you do
  |(have|wishing you) a (great|nice|good|lovely|wonderful|fab) (day|one|weekend|evening|week|afternoon|morning|night) (everyone|all|ahead|too|team)?
  |(please)? let (me|us) know|(do|does|would) (you|u|we|anyone|anybody|somebody|someone) (here)? (happen to)? (know|remember) (offhand|off the top of (your|ur) head)?|(anyone|anybody|somebody|someone) (here)? (knows?|remembers?)|any (idea|ideas|clue|clues)|(can|could) (you|u|someone|anyone|anybody) (please)? (help (me|us)? (out)? (with (this|that|it|one|something|a question))?|check|tell (me|us)|look (it|this) up)
  |(great|good|nice|awesome|amazing|keep up the good|love the|well done with the) (bot|work|job|stuff)|(you are|youre|ur) (the best|great|awesome|amazing|a (star|legend|lifesaver))
  |ta|(i)? (just)? need (it|this|that)? (for ANY|asap|by ANY)|${LAUGH}|hmm|umm?|uh|er
  |sent from (my|a) ANY|get outlook for ANY|enviado desde ANY
  |(es|lo)? (pregunto|consulto|pregunta)? para (un|una|mi) (amig(o|a)|colega)|pregunto por (un|una) (amig(o|a)|colega)
  |(es|lo (necesito|pregunto))? para (mi|nuestra|nuestro) (proxim(o|a)|nuev(o|a))? ${NUESTRO_TRABAJO}
  |(es|lo (necesito|pregunto))? para (una|un|la|el|mi|esta|este) ${NUESTRO_TRABAJO} que (estoy|estamos) (escribiendo|haciendo|preparando|terminando|editando)
  |es (muy|algo|bastante)? urgente|urgente|cuanto antes|lo antes posible|sin (prisa|apuro)|cuando (puedas|pueda|puedan|tengas (un (momento|rato|minuto|segundo)|tiempo))
  |si (puedes|puede|pueden|podes|sabes|sabe|saben|es posible|no es (mucha)? molestia|me haces el favor)
  |(perdon|perdona|perdone|perdonen|disculpa|disculpe|disculpen|lo siento|lamento) ((por|si|que|la|el|las) ANY)?
  |espero que ANY|como (estas|estan|esta|va|andas|va todo|te va)|que tal (estas|estan|todo)?
  |que (tengas|tenga|tengan|pases|pasen) ANY|(feliz|buen|lindo|bonito) (dia|fin de semana|noche|semana)|buena semana
  |sabes (algo)?|(si)? alguien (lo)? (sabe|recuerda)|alguna idea|(me|nos) (puedes|podrias|podes|puede|podria) (decir|ayudar)|avisame|avisenme|quedo atent(o|a)
)`

const PLEASE = `(please|pls|plz|plss|pleease|kindly|por favor|porfa|porfavor|porfis|xfa|xfavor|plis|please and thank you|pretty please)`

/** What ends a letter; a name may follow. */
export const SIGN_OFF = `(
  (with)? (kind|kindest|best|warm|warmest|many) (regards|wishes)|regards|rgds|best|all the best|cheers|sincerely|yours (truly|sincerely|faithfully)|warmly|respectfully|take care|xoxo|xx|cordially|talk soon
  |(un)? (cordial|afectuoso)? saludos? (cordial|cordiales|afectuosos)?|atentamente|atte|cordialmente|(un)? (fuerte)? abrazos? (grande|fuerte)?|besos|un beso|hasta (luego|pronto)|nos vemos|mis mejores deseos
)`

/** A question announced: "quick question". */
const ANNOUNCED = `(
  (i|ive|we|weve|got|have|just)* (have|got)? (a|an|one|another|my|two)? (really|very)? ((quick|short|small|simple|dumb|silly|stupid|random|brief|follow-up|noob|newbie) (question|q)|question) (for (you|u|the (team|room|bot)|yall|everyone|all) (all|guys)?|about this|here)?
  |quick (one|q|check) (for (you|u|all))?|random (one|thought)
  |(tengo|hago|va|les hago|te hago|le hago|solo)? (una|otra)? (rapida|breve|pequena|simple|peque)? (pregunta|consulta|duda|preguntita|consultita) (rapida|breve|simple|tonta|corta|rapidita|cortita)? (para (ti|vosotros|ustedes|el equipo|todos))?
)`

/** Small words that open a message. */
const OPENER = `(so|ok|okay|well|right|alright|anyway|anyways|btw|by the way|fyi|also|hey|oh|ah|um|umm|uh|hmm|er|listen|look|bueno|pues|a ver|mira|miren|entonces|por cierto|ok|vale)`

/** At the end, these need no mark before them if they begin with a capital: a new sentence. */
export const CAPITAL_AFTER = `(${PLEASE}|${THANKS}|${ASIDE}|${SIGN_OFF})`
/** Where these stand before a mark or the end of a line they go, at the beginning. */
export const BEFORE = `(${PLEASE}|${THANKS}|${ASIDE}|${ANNOUNCED}|${OPENER})`
/** Where these stand after a mark or on a line of their own they go, at the end. */
export const AFTER = `(${PLEASE}|${THANKS}|${ASIDE}|${SIGN_OFF}|${GREETING} ${GREETED}?|${ANNOUNCED})`
/** At the end, these need no mark before them. */
export const BARE_AFTER = `(
  ((please|pls|plz|porfa|por favor|xfa|porfavor) COMMA)? (thanks|thx|thanx|tysm|ty|thank (you|u)|gracias|muchas gracias|mil gracias) (a lot|so much|in advance|de antemano)?
  |${PLEASE}|for (my|our) ${OUR_WORK}|para mi ${NUESTRO_TRABAJO}|asking for a friend|asap|do (you|u) know
  |if (you|u) (dont mind|know|can)|if possible|when(ever)? (you|u) (have|get) (a|the)? (sec|second|minute|min|moment|chance|time)|si es posible|si no es molestia|cuando puedas
)`

/** The same for what is never a word of a sentence: "which one was that lol". */
export const SLANG_AFTER = `(${LAUGH}|pls|plz|plss|plis|xfa|porfis)`
/** A word before such a one that speaks of it: "the meaning of lol". */
export const SPEAKS_OF = `(
  of|as|with|called|titled|named|word|words|phrase|term|slang|emoji|abbreviation|acronym|mean|means|meaning|say|says|said|saying|tell|told|write|writes|wrote|written|type|typed|typing|spell|pronounce|reply|replied
  |de|como|con|llamado|llamada|palabra|termino|sigla|abreviatura|significa|decir|dice|dicen|dijo|dijeron|escribir|escribio|respondio|el|la|los|las|the|a|an
)`

const PERSON = `(you|u|ya|someone|somebody|anyone|anybody|any of you|one of you|you guys|footnote|the bot) (here)?`
const MILDLY = `(please|pls|plz|kindly|maybe|possibly|perhaps|just|quickly|also|by any chance|happen to|help me (out)? (and)?|be able to|be so kind (as)? to)`
const POR_FAVOR = `(por favor|porfa|porfavor|quiza|quizas|tal vez|rapido|rapidamente)`

/** Frames. The question goes on right after them. */
export const FRAME = `(
  ${PLEASE}? COMMA (can|could|would|will|cn) ${PERSON} ${MILDLY}? ${MILDLY}? (tell|remind|inform|show|explain to|let) (me|us) (know)? (again)? (about)?
  |${PLEASE}? COMMA (can|could|would|will|cn) ${PERSON} ${MILDLY}? ${MILDLY}? (help (me|us) (to)? (understand|find out|figure out|find)|explain|look up|find out|check)
  |${PLEASE}? COMMA (can|could|may|might) (i|we) ${MILDLY}? (ask|know|find out|get to know) (you|u)?
  |${PLEASE} COMMA (tell|remind|inform|explain to) (me|us) (about)?|(tell|remind) (me|us) ${PLEASE}? COMMA (again)? (about)?|${PLEASE} (explain|let (me|us) know|check|look up)
  |(i|we)? (d|would|id|wed) (really|also|just)? (like|love|want|be interested|be curious|need) to (know|ask|learn|find out|hear|understand) (about)?
  |(i|we) (just|also|only|really)? (want|wanted|wanna|need|needed|am trying|was trying|have) to (know|ask|learn|find out|check|understand) (about)?|i wanna know
  |(i|we) (am|was|were|m)? (just|also|only)? (wonder|wondering|curious|asking) (about)?|(im|ive been|was|were) (just|also)? (wondering|curious|asking|trying to (find out|figure out|understand)) (about)?|(just|also|am) (wondering|curious)
  |(do|does|did|would) (you|u|anyone|anybody|somebody|someone|we|any of you) (here)? (happen to)? (know|remember|recall) (about)?|(anyone|anybody|u|you) know|any (idea|clue) (about)?
  |(if|whether) ${PERSON} ((can|could|would|will|might) ${MILDLY}? ${MILDLY}? (tell|remind|inform|show|explain to) (me|us) (again)? (about)?|${MILDLY}? (can|could|would|might)? (knows?|remembers?|recalls?|say) NEXT)
  |(i|we) (forgot|forget) NEXT|do (the|our|your) (sources|articles|files|documents) say|(i|we) (dont|cant|do not|cannot) (know|remember|recall)
  |${PLEASE}? COMMA ((can|could) ${PERSON} (please)? (give|get|write|send) (me|us)|(give|get|write|send|find|show) (me|us)|(i|we) (need|want|would like)|can (i|we) (get|have))? (a|an|the|some)? (short|quick|brief|little)?
    (summary|overview|recap|rundown|outline|background|gist|info|information|anything|details|facts|news) (of|on|about) ((the|this|that|our) (article|articles|piece|pieces|story|stories|report|text|post) (about|on|of|called|titled)?)?
  |${PLEASE}? COMMA (summarise|summarize|sum up|recap|outline|brief me on|fill me in on|catch me up on|tldr) (of|on)? (for me)? ((the|this|that|our) (article|articles|piece|pieces|story|stories|report|text|post) (about|on|of|called|titled)?)?
  |(do (we|you|u) have|is there|are there|got|have (you|u|we) got|we got|you got|any chance of) (anything|something|info|information|any info|any information|any news|news|material|any articles|articles|stories|any stories|a story|a piece) (on|about|regarding)
  |what (do (we|you|u) (know|have|got)|have (we|you|u) got|is known|can (you|u) tell (me|us)) (about|on|regarding)|what is (the|this|that) (article|piece|story) about (on)?
  |(everything|all) (you|we|u) (have|know|got) (on|about)
  |${POR_FAVOR}? COMMA (resume|resumeme|resumenos|resumir|hazme un resumen de|haz un resumen de|dame un resumen de|un resumen de|resumen de|hazme un resumen sobre) (el|la|los|las|del)? ((articulo|articulos|nota|texto|reportaje|noticia) (sobre|de|acerca de))?
  |(hay|tienes|tienen|tenemos) (algo|informacion|noticias|datos|articulos|alguna noticia) (sobre|de|acerca de)|que (sabemos|se sabe|sabes|saben|tenemos|hay) (sobre|de|acerca de)|(hablame|cuentame|informacion|datos) (sobre|de|acerca de)
  |what do (our|your|the) sources say (about|on)|according to (our|your|the) sources COMMA
  |${POR_FAVOR}? COMMA (me|nos) (podrias|podria|podrian|puedes|puede|pueden|podes|podeis) ${POR_FAVOR}? COMMA (decir|contar|explicar|indicar|aclarar|recordar|confirmar)
  |${POR_FAVOR}? COMMA (podrias|podria|podrian|puedes|puede|pueden|podes|podeis|serias tan amable de|seria tan amable de) ${POR_FAVOR}? COMMA (decir|contar|explicar|indicar|aclarar|recordar|confirmar)(me|nos)
  |${POR_FAVOR}? COMMA (dime|digame|diganme|decime|cuentame|contame|explicame|dinos|indicame|recuerdame|recordame) ${POR_FAVOR}? COMMA
  |(me gustaria|nos gustaria|quisiera|quisieramos|querria|queria|queriamos|quiero|queremos|necesito|necesitaria|necesitamos) (saber|preguntar|conocer|averiguar|consultar|entender)
  |(tu|usted|alguien|alguno|alguna)? (de (vosotros|ustedes|aqui))? (sabes|sabe|saben|sabeis|sabrias|sabria) (por casualidad|alguien|usted|ustedes)? COMMA NEXT
  |(si)? (alguien|alguno|alguna) (de (vosotros|ustedes|aqui))? (
    (que)? (sabe|sabria|sepa|recuerda|se acuerda (de)?) (por casualidad)? COMMA NEXT
    |(me|nos) (dice|cuenta|explica|recuerda|confirma)|(me|nos) (puede|podria) (decir|contar|explicar|aclarar|recordar|confirmar)|(puede|podria) (decir|contar|explicar|aclarar|recordar|confirmar)(me|nos))
  |me (preguntaba|pregunto)|(estaba|estoy) preguntandome|no recuerdo|no me acuerdo|(tienes|tienen|tiene|alguna) idea (de)?|es posible saber|is it possible to (know|find out)
)`

/** Small words before a question without a mark between: "so how many". */
export const BARE_BEFORE = `(${OPENER}|${PLEASE}|${ANNOUNCED}|${APOLOGY}|${GREETING} ${GREETED}?|${THANKS} OWN)`

/** How a question begins. */
export const ASKING = `(
  who|whos|whom|whose|what|whats|which|when|whens|where|wheres|why|how|hows|wich|wat|wut|wen|hw
  |quien|quienes|que|cual|cuales|cuando|cuanto|cuanta|cuantos|cuantas|donde|adonde|como|q|qe|ke|xq|pq|porq|qn|qien|kien|dnd|dnde|cdo|cnd|cto|ctos
)`

/** How a question or a frame begins. */
export const START = `(
  (from|in|to|at|on|by|for|with|of|until|till|since|under|about|a|de|en|con|desde|hasta|para|sobre)? ${ASKING}|is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|tell|please|pls|plz|any|anyone|im|i|we|quick|if|whether
  |si|me|nos|sabes|sabe|saben|alguien|podrias|podria|puedes|puede|por|porfa|dime|quisiera|queria|necesito|una|tengo|hay|es|son
)`

/** A word before a bare courtesy at the end that makes it the question's own: "who said thanks". */
export const OWN_BEFORE = `(
  they|you|we|he|she|i|the|a|an|of|to|for|with|in|on|from|by|as|about|and|or|than|no|not|his|her|their|my|your|its|our|many|most|this|that|is|are|was|were|be|called|titled|named|word|words|phrase|term|song|book|film|movie|title
  |say|says|said|saying|tell|told|write|writes|wrote|written|mean|means|meaning|give|gives|gave|given|giving|send|sends|sent|express|expressed|expresses|receive|received|offer|offered|offers|owe|owes|owed|sing|sings|sang|deserve|deserves|accept|accepted|return|returned|spell|pronounce|translate
  |el|la|los|las|un|una|unos|unas|de|del|en|con|por|para|y|o|su|sus|mi|tu|que|decir|dice|dicen|dijo|dijeron|dar|da|dan|dio|dieron|dando|escribir|escribio|significa|palabra|frase|cancion|libro|pelicula|las|enviar|envio|enviaron|recibio|merece
)`
