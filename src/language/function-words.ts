import { wordSet } from './fold.ts'

/**
 * Function words: articles, pronouns, prepositions, conjunctions, auxiliary verbs and question words. They show which language a text is
 * in and nothing of its subject, so they are never search terms. Folded, without apostrophes (`don't` is `dont`).
 */
const ENGLISH = wordSet(`
  a an the this that these those
  i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
  it its itself they them their theirs themselves one ones
  who whom whose which what when where why how whoever whatever whichever whenever wherever
  am is are was were be been being have has had having do does did doing done can could will would shall should may might must
  cant cannot couldnt wont wouldnt shant shouldnt mightnt mustnt isnt arent wasnt werent hasnt havent hadnt dont doesnt didnt
  im ive id youre youve youd hes shes theyre theyve weve thats theres whats whos lets
  and or but nor so yet if because as until while although though unless since than whether both either neither
  of at by for with about against between among into onto through during before after above below to from up down in out on off
  over under upon within without toward towards across along around behind beside besides beyond despite except per via
  not no yes there here then again once also too very just only even still such same other others another any some
  all each every few more most much many several own
`)

const SPANISH = wordSet(`
  el la los las lo un una unos unas al del
  este esta estos estas esto ese esa esos esas eso aquel aquella aquellos aquellas aquello
  yo me mi mis mio mia conmigo tu tus te ti tuyo usted ustedes nosotros nosotras nos nuestro nuestra nuestros nuestras
  vosotros vosotras os vuestro vuestra ella ellas ello ellos le les se si su sus suyo suya suyos suyas
  que quien quienes cual cuales cuyo cuya cuyos cuyas cuando cuanto cuanta cuantos cuantas donde adonde como porque
  ser es soy eres somos son sea sean fue fueron fui era eran eras sido siendo sera seran seria serian
  estar estoy esta estan estaba estaban estuvo estuvieron estado estando
  haber he ha han hay hemos habia habian hubo hubieron habido haya hayan habra habran habria
  tener tiene tienen tenia tenian tuvo tuvieron tenido hacer hace hacen hizo hicieron puede pueden podia podria podrian debe deben
  y e o u ni pero sino aunque mientras pues si entonces
  a ante bajo con contra de desde durante en entre hacia hasta mediante para por segun sin sobre tras excepto
  no ya tambien tampoco muy mas menos tan tanto tanta tantos tantas mucho mucha muchos muchas poco poca pocos pocas
  todo toda todos todas otro otra otros otras mismo misma mismos mismas cada algun alguno alguna algunos algunas ningun ninguno
  ninguna nada nadie algo alguien aqui ahi alli asi aun solo cual
`)

/** By language. An unknown language has none. */
export const FUNCTION_WORDS: Readonly<Record<'en' | 'es' | 'und', ReadonlySet<string>>> = {
  en: ENGLISH,
  es: SPANISH,
  und: new Set(),
}
