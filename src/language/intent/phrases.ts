/**
 * The table of what people say to the bot rather than ask the sources, in English and Spanish. A phrase is a regular expression over
 * folded words without apostrophes and marks, one space apart, and stands for the whole of a message without the courtesies around it.
 * `SUBJECT` is what the phrase names.
 */

import type { Speech } from '../../model.ts'

/** What a person wants from the bot itself. */
export type IntentKind =
  /** A greeting, and thanks, assent or laughter, that ask nothing. */
  | 'greeting'
  | 'small-talk'
  | 'goodbye'
  | 'help'
  | 'clear'
  | 'more'
  /** Who wrote the source of the last answer, when it was published, and which it is. */
  | 'author'
  | 'date'
  | 'origin'
  | 'news'
  | 'sources'
  | 'summary'
  /** In other words, shorter, or in another language. */
  | 'reword'

/** Words for a source. With "the", only those that are seldom the subject of a question. */
const PIECE = '(?:articles?|stor(?:y|ies)|pieces?|source|post|excerpt|passage|quote|quotation)'
const THIS = `(?:this|that|these|those|the|that last|your last)`
const IT = `(?:it|this|that|this one|that one|${THIS} ${PIECE}|(?:this|that) (?:text|report|document|page|paper|answer|info|information|quote))`
const LISTED = '(?:sources|articles|documents|docs|files|stories|texts)'
const PIEZA = '(?:articulo|nota|noticia|texto|pieza|reportaje|fuente|cita)'
const ESTO = `(?:esto|eso|(?:el|la|este|esta|ese|esa) ${PIEZA})`
const LISTADO = '(?:fuentes|articulos|documentos|textos|archivos|notas|noticias)'
const GIVE =
  '(?:(?:give|show|send|get|write|make)(?: me| us)?|i need|id like|can i (?:have|get|see)|may i (?:have|see))'
const DAME = '(?:dame|danos|hazme|haz|pasame|enviame|mandame|muestrame|ensename|necesito|quiero(?: ver)?)'
const SUMMARY = '(?:short |quick |brief |little )?(?:summary|recap|overview|tldr|tl dr|gist)'
const SUM_UP = '(?:summarise|summarize|sum up|recap|tldr|tl dr)'
const REPORTED = '(?:article|story|piece|text|post|report)'
const RESUME = '(?:resume|resumeme|resumenos|resumir|resuma)'
const RESUMEN = '(?:(?:un |el )?(?:breve |pequeno )?resumen(?: breve| corto)?)'

/** The phrases of each intent. The first that matches counts. */
export const PHRASES: Readonly<
  Record<Exclude<IntentKind, 'greeting' | 'small-talk'>, Readonly<Record<Speech, readonly string[]>>>
> = {
  goodbye: {
    en: [
      '(?:q|quit|exit|log ?out|log off|bye|bye bye|byebye|good ?bye|cya|ciao)(?: for)?',
      '(?:see (?:you|ya|u)|talk(?: to you)?)(?: later| soon| tomorrow| around)?|have a (?:good|nice) (?:day|one|evening|night|weekend)|good night',
    ],
    es: [
      'salir|adios|chao|chau|hasta (?:luego|manana|pronto|la vista)|nos vemos|buen dia adios|cerrar(?: sesion)?',
    ],
  },
  help: {
    en: [
      'h|help(?: me)?(?: out)?|i need(?: some)? help|usage|instructions|commands|manual|(?:what|which) commands(?: are there| do (?:you|u) have| can i use)?',
      '(?:what|wat) (?:all )?(?:can|do) (?:you|u|this bot|the bot|it) do(?: exactly| for (?:me|us))?|what are (?:you|u)(?: for| able to do)?|who are (?:you|u)|what is this(?: bot| thing)? for|are (?:you|u) (?:a )?(?:bot|human|real|ai)(?: or .{1,20})?',
      'how (?:do|does|can|should) (?:you|u|this|this bot|the bot|this thing) work|how (?:do|can|should|to) (?:i )?(?:use|talk to|work with|ask) (?:you|u|this|this bot|the bot|this thing)',
      'what (?:can|should|could|may) i (?:ask|say|type|do)(?: (?:you|u|here))*',
    ],
    es: [
      'ayuda(?:me)?|necesito ayuda|comandos|instrucciones|que comandos (?:hay|tienes)|que (?:puedes|sabes|podes) hacer(?: por mi)?|quien eres|que eres|eres un bot|para que sirves',
      '(?:como|de que manera) (?:funcionas?|funciona(?: esto| este bot)?|te uso|se usa(?: esto)?|puedo usarte|trabajas)|que (?:te )?puedo (?:preguntar|preguntarte|hacer)(?: aqui)?',
    ],
  },
  clear: {
    en: [
      '(?:clear|cls|reset|wipe|erase)(?: (?:it|all|everything|the screen|screen|(?:the |this |my |our )?(?:chat|history|conversation|thread|context)))?',
      'start (?:over|again|afresh)|new (?:chat|conversation)|delete (?:this|the|our) (?:chat|conversation|history)|forget (?:everything|all that|it all)',
    ],
    es: [
      '(?:limpiar?|borrar?|reiniciar?|vaciar?)(?: (?:todo|(?:la )?pantalla|(?:el |este )?(?:chat|historial)|(?:la |esta )?conversacion))?|empezar de (?:nuevo|cero)|nueva conversacion|olvidalo todo',
    ],
  },
  more: {
    en: [
      `(?:${GIVE} |tell me |tell us |see |load |read |say |(?:any|some|a (?:bit|little)) )*more(?: results| excerpts| details?| info(?:rmation)?| sources| quotes)?(?: (?:on|about|of|from) ${IT})?`,
      '(?:is there |do (?:you|u) have |got |have (?:you|u) got )?(?:any(?:thing)?|something) (?:more|else)|(?:is there|are there)(?: any)? more|what else (?:is there|do (?:you|u) have)|go on|keep going|carry on|continue|next|go ahead',
    ],
    es: [
      `(?:(?:y|dame|cuentame|contame|dime|dinos|muestrame|ensename|quiero(?: saber)?|ver|leer|hay|algo|un poco) )*mas(?: detalles| resultados| informacion| citas)?(?: (?:de|sobre) ${ESTO})?`,
      'sigue|siga|seguir|continua|continuar|siguiente|que mas(?: hay| tienes)?|algo mas|hay algo mas',
    ],
  },
  author: {
    en: [
      `(?:who|whos|whose)(?: is| was| were)?(?: the)? (?:authors?|writers?|byline|journalist|reporter)(?: of ${IT})?|(?:the )?(?:authors?|writers?|byline|written by)(?: of ${IT})?`,
      `(?:who|by whom) (?:wrote|has written|authored|penned|write|writes|published) ${IT}|who (?:is|was) ${IT} (?:by|written by)|by whom (?:is|was) ${IT}(?: written)?|who (?:is|was) ${IT} written by|${IT} (?:is|was) (?:written )?by (?:who|whom)|whats the (?:authors?|writers?)(?: name)?|what is the (?:authors?|writers?)(?: name)?|who wrote`,
    ],
    es: [
      `quien(?:es)? (?:lo|la|los) (?:escribio|firma|publico|redacto)|quien(?:es)? (?:escribio|firma|publico|redacto) ${ESTO}|(?:quien(?:es)? (?:es|son|fue) )?(?:el|la|los)? ?autora?(?:es)?(?: de(?:l)? ${ESTO}| del? ${PIEZA})?|autora?|de quien es ${ESTO}|escrito por(?: quien)?|por quien`,
    ],
  },
  date: {
    en: [
      `when(?:s| is| was| were| did)? ${IT}(?: was| were)? (?:published|written|posted|from|come out|released|dated|updated|last updated|get published)`,
      `(?:what(?:s| is| was)? )?(?:the )?(?:date of publication|publication date|publishing date|date published)(?: of ${IT})?|(?:what(?:s| is| was)? )(?:the )?date (?:of|on|for) ${IT}|what date (?:is|was|has) ${IT}(?: from| published)?|date|(?:when )?(?:was it )?published(?: when)`,
      `how (?:old|recent|fresh|up to date|current) (?:is|are) (?:this|that|${THIS} ${PIECE})|(?:is|are) (?:this|that|${THIS} ${PIECE}) (?:recent|old|up to date|current|outdated|out of date)`,
    ],
    es: [
      `(?:de )?cuando (?:se publico|se escribio|es|salio|fue publicado|fue escrito|publicaron) ${ESTO}|cuando se (?:publico|escribio)|(?:cual es )?(?:la )?fecha(?: de publicacion)?(?: de(?:l)? ${ESTO}| del? ${PIEZA})?|que fecha tiene ${ESTO}|es (?:reciente|actual|viejo) ${ESTO}|de cuando es ${ESTO}`,
    ],
  },
  sources: {
    en: [
      `(?:what|which|how many|what kind of)(?: all)? ${LISTED}(?: are there| (?:do|did|have|can|are) (?:you|u|we|it)(?: (?:have|got|know|use|read|search|see|using|access|read in))?(?: (?:access to|there))?)`,
      `(?:(?:give|show|list|see|send|name)(?: (?:me|us))?|list of) (?:a list of )?(?:all )?(?:the |your |our |of your |of the )*${LISTED}(?: (?:you|u) (?:have|know|use))?|what (?:have|did) (?:you|u) read|what do (?:you|u) (?:read|know|have)|what is (?:on the shelf|in (?:your|the) (?:archive|library))|whats on the shelf`,
    ],
    es: [
      `(?:que|cuales|cuantas|cuantos) ${LISTADO} (?:tienes|tenes|tienen|hay|has leido|conoces|usas|lees|sabes)|(?:(?:lista|listado|muestrame|ensename|dame|ver|listar|dime) )+(?:(?:la|el) (?:lista|listado) )?(?:de )?(?:todas |todos )?(?:las |los |tus |sus )*${LISTADO}|que has leido|que lees`,
    ],
  },
  origin: {
    en: [
      `(?:(?:what|whats|what is|which|wheres|where is|${GIVE}|any|got a|got|with|do (?:you|u) have(?: a| the)?|is there a) )?(?:the |your |a |its )?(?:source|sources|citation|citations|cite|reference|references|ref|link|url|sauce|original|evidence)(?: (?:for|of|to|on) ${IT})?`,
      'whats your source(?: for .{2,4})?|what is your source(?: for (?:it|this|that))?|cite (?:it|this|that|your sources?|please)',
      `(?:where|wheres) (?:is |was |are )?(?:this|that|these|those|${THIS} ${PIECE}|the (?:info|information|answer)) (?:from|coming from)|where (?:does|did|do) ${IT} come from|where (?:did|do|does) (?:you|u|it|this) (?:get|find|take|have|got|read|see) ${IT}(?: from)?|where do (?:you|u) have ${IT} from`,
      `(?:what|which|whats) (?:article|source|piece|story|document|file|page|paper)(?: (?:is|was|does|did))?(?: ${IT})?(?: (?:from|in|come from))?|(?:in|from) (?:what|which) (?:article|source|piece|story|document|file|page|one)(?: (?:is|was) ${IT}(?: from)?)?|from where`,
      'who says|says who|who says so|according to (?:who|whom)|how do (?:you|u) know(?: that| this)?',
    ],
    es: [
      `(?:(?:y|cual es|cuales son|que|tienes|${DAME}|dime) )*(?:la |el |tu |las |un )?(?:fuente|enlace|link|referencia|url)(?: (?:de|para) ${ESTO})?`,
      `de donde (?:es|son|sale|viene|sacaste|sacas|lo sacaste|has sacado|salio|proviene)(?: (?:${ESTO}|la informacion))?|(?:de|en) que (?:${PIEZA}|pagina|documento) (?:es|esta|sale|viene)(?: ${ESTO})?|quien lo dice|quien dice eso|segun quien|que (?:articulo|fuente|texto) es|como lo sabes`,
    ],
  },
  news: {
    en: [
      '(?:(?:show|tell|give) (?:me|us) )?(?:what|whats|anything|something|is there anything|is there something|got anything|have (?:you|u) got anything|is anything)(?: is| has)? (?:new|knew|fresh|the latest|latest)(?: with you| on the shelf| here| in the (?:sources|archive))?(?: (?:today|this (?:week|morning|month)|since (?:yesterday|last (?:week|time|monday|friday)|monday)|lately|recently))?',
      `(?:(?:show|tell|give) (?:me|us) )?(?:(?:is|are) there )?(?:any|the|some|whats the|what is the|what are the)? ?(?:news|latest|updates|latest news|new ${LISTED}|latest ${LISTED}|newest ${LISTED}|recent ${LISTED})(?: (?:today|this (?:week|morning)|since (?:yesterday|last week)|lately))?`,
    ],
    es: [
      '(?:(?:que|hay|tienes|algunas?|las|cuales son las|dime|muestrame|cuentame) )*(?:de nuevo|algo nuevo|novedad|novedades|nuevas? fuentes?|ultimas noticias|noticias|noticias nuevas|lo ultimo|lo nuevo)(?: (?:hay|hoy|esta semana|desde ayer|tienes|por aqui))*',
    ],
  },
  summary: {
    en: [
      `${SUMMARY}|${SUM_UP}|(?:${GIVE} )?(?:a |the )?${SUMMARY}(?: (?:of|on|for) ${IT})?|${SUM_UP} ${IT}(?: up)?|sum ${IT} up|in short|in a nutshell|the gist|key points|main points`,
      `what(?:s| is| was| does)? (?:${IT}|${THIS} ${REPORTED}) (?:about|say)|what is it all about|whats it about`,
      `(?:${GIVE} |write )?(?:a |the )?(?:${SUMMARY}|${SUM_UP})(?: of| on)? (?:the|this|that|our|your) ${REPORTED} (?:about|on|of|called|titled|regarding|named) SUBJECT`,
      `what(?:s| is| does) (?:the|this|that) ${REPORTED} (?:about|on|called|titled|named) SUBJECT(?: about| say)`,
    ],
    es: [
      `${RESUMEN}|resumelo|resumela|resumemelo|${RESUME}(?: ${ESTO})?|(?:${DAME} )?${RESUMEN}(?: del? ${ESTO}| del? ${PIEZA}| por)?|en resumen|de que (?:trata|va|habla)(?: ${ESTO})?|que dice ${ESTO}|los puntos (?:clave|principales)`,
      `(?:(?:${DAME} )?${RESUMEN} del?|${RESUME})(?: (?:el|la|los|las))? ${PIEZA} (?:sobre|de|del|acerca de|titulad[oa]|llamad[oa]) SUBJECT`,
      `(?:de que (?:trata|va|habla)|que dice) (?:el|la) ${PIEZA} (?:sobre|de|del|acerca de|titulad[oa]|llamad[oa]) SUBJECT`,
    ],
  },
  reword: {
    en: [
      `(?:(?:make|keep|say|put) ${IT} )?(?:a (?:bit|little|lot) |much |way )?(?:shorter|briefer|simpler|longer|clearer|more (?:briefly|simply|clearly|concise(?:ly)?))(?: version| answer)?|(?:(?:its|that is|thats|this is|way) )*too (?:long|short|complicated|much text)|be (?:brief|concise|briefer)|shorten ${IT}`,
      `(?:translate|translation|say|put|write|repeat|read|give|answer)?(?: me| us)? ?(?:${IT} )?(?:in|to|into) (?:spanish|english|french|german|italian|portuguese|catalan)|(?:translate|translation)(?: of)?(?: ${IT})?`,
      `(?:explain|say|put|tell|write|phrase|describe)(?: me)?(?: ${IT})?(?: to me)?(?: (?:more|very|a bit more))?(?: (?:simply|simple|plainly|easily|clearly|better|differently|in (?:other|simple|simpler|plain|easy|your own|a few|fewer)(?: (?:words|terms|english|language|sentences))|in (?:one|a|two) (?:sentence|sentences|line|lines|word)|like im (?:five|5)|as if i (?:was|were) (?:five|5)))`,
      `eli5|explain(?: ${IT})?|simplify(?: ${IT})?|(?:reword|rephrase|paraphrase|rewrite)(?: ${IT})?|in (?:your own|other|simple|simpler|plain|fewer|a few) (?:words|terms|english)|in one (?:sentence|line)|what does (?:it|that|this) mean`,
    ],
    es: [
      '(?:(?:hazlo|ponlo|dilo|un poco) )*mas (?:corto|corta|breve|simple|sencillo|claro|facil)|demasiado largo|acortalo|abrevia(?:lo)?',
      `(?:traduce(?:lo|la|melo)?|traducir(?:lo)?|traduzca(?:lo)?|traduccion)(?: ${ESTO})?(?: (?:al|en|a) (?:ingles|espanol|castellano|frances|portugues))?|(?:dilo |ponlo |dimelo |escribelo |responde )?(?:en|al) (?:ingles|espanol|castellano|frances|aleman|italiano|portugues|catalan)`,
      `(?:explica|explicalo|explicamelo|explicame|dilo|dimelo|reformula|reformulalo|parafrasea|simplifica(?:lo)?)(?: ${ESTO})?(?: mas)?(?: (?:facil|facilmente|sencillo|simple|claro|mejor|de (?:forma|manera|otra) (?:sencilla|simple|facil|forma|manera)|(?:en|con) (?:otras|tus(?: propias)?|pocas) palabras|como a un nino))?|(?:en|con) (?:otras|tus(?: propias)?|pocas) palabras|en una frase|que significa eso`,
    ],
  },
}

/** What stands before and behind such a phrase. */
export const BEFORE =
  '(?:hi|hey|hello|hola|buenas|good (?:morning|afternoon|evening)|buenos dias|ok|okay|k|and|so|but|great|nice|cool|good|perfect|well|oh|ah|hm+|sorry|wait|right|alright|now|also|just|y|bueno|vale|pues|entonces|perfecto|genial|perdon|ahora|thanks|thank (?:you|u)|thx|ty|gracias|muchas gracias|please|pls|plz|por favor|porfa|footnote|bot|there|oye|(?:can|could|would|will) (?:you|u|ya)(?: please| pls)?(?: help me)?(?: to)?|can (?:we|i)(?: please)?|id (?:like|love)(?: you)?(?: to(?: know| see)?)?|i (?:want|need|would like)(?: you)?(?: to(?: know| see)?)?|do (?:you|u) know|any idea|tell me|let me know|lets|(?:me |nos )?(?:puedes|podrias|podes|puede)(?: decir(?:me)?| dar(?:me)?)?|quiero saber|quisiera saber|sabes|dime)'
export const BEHIND =
  '(?:please|pls|plz|plss|thanks|thank (?:you|u)(?: so much| very much)?|thx|ty|footnote|bot|for (?:me|us)|now|then|again|exactly|actually|by the way|btw|mate|man|guys|folks|everyone|team|lol|haha|asap|here|there|though|so|anyway|too|exactamente|por favor|porfa|porfavor|gracias|muchas gracias|ahora|entonces|todos|equipo|aqui|jaja|exactly please)'
