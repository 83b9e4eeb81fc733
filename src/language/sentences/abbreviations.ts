import { wordSet } from '../fold.ts'

/**
 * Words whose full stop does not end a sentence, in English and Spanish. They are written as in a text (case tells `Mass.` from
 * `mass.`), without the last stop.
 */

/** A name or a continuation always follows, so no sentence ends here. */
export const NEVER_LAST = wordSet(`
  DR DRA MR MRS SR SRA SRTA GEN SEN REP GOV PROF REV HON CAPT SGT
  Dr Drs Mr Mrs Ms Messrs Mx Gen Sen Sens Rep Reps Gov Govs Prof Rev Hon Lt Col Sgt Cpl Pvt Capt Cmdr Adm Maj Brig Supt Insp
  Amb Atty Mt Ft Msgr Dra Drs Sra Srta Srtas Sres Sras Gral Cnel Tte Cap Mons Ing Lic Arq Dn Dña Fr Pdte Pdta
  dr dra sr sra srta sres sras gral ing lic vs cf viz ca i.e e.g p.ej p.e
`)

/** They do not end a sentence if a figure or a numeral follows ("No. 5", "art. 12", "Fig. 3"); nor do they with a capital or in capitals. */
export const BEFORE_FIGURE = wordSet(`
  No Nos no nos Nr núm núms Núm Núms num Num nº Nº n N art arts Art Arts Fig Figs fig figs Sec sec Vol Vols vol vols
  Ch ch Chap chap cap caps Cap pp p P pág págs Pág Págs pag pags Eq eq par párr párrs Sect inc Inc ed Ed tít tel Tel Ext ext
  approx aprox c circa op Op Art lib Ley Res Dec Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov
  ene feb abr jun jul ago agto sep sept oct nov dic Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Lun Mié Jue Vie Sáb Dom
  n° N° nro Nro párrf Exp exp Reg reg Cra apdo cl para pt Stat ft lb lbs oz depto dpto apto Cir
`)

/** They end a sentence only if the next word begins one ("Acme Inc. The", but "Acme Inc. Chairman"). */
export const RARELY_LAST = wordSet(`
  Inc Corp Co Cos Ltd LLC Bros Jr Sr St Ste Ave Blvd Rd Hwy Bldg Dept Univ Assn Assoc Intl Natl Govt Pres Sec Dist Div Est
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Kan Ky La Md Mass Mich Minn Miss
  Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo al est Cía Cia Ltda Ltd Ud Uds Vd Vds Hnos Avda Av Dpto Depto Prov
  Sto Sta Pbro Fco Ph ibid approx aprox Bs Rs Pub Res Ord Circ Ex Exp Reg Min Subsec
`)

/** Words that belong to a time of day before them ("5 p.m. Tuesday", "9 a.m. ET"), folded. */
export const AFTER_TIME = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun et est edt ct cst cdt
  mt mst mdt pt pst pdt gmt utc bst cet cest eastern central mountain pacific local january february march april may june july
  august september october november december
`)

/** More words, apart from function words, that begin a sentence rather than continue a name. Folded. */
export const OPENERS = wordSet(`
  however meanwhile moreover furthermore additionally nevertheless nonetheless therefore thus hence instead later today
  yesterday tomorrow now earlier recently currently finally similarly according officials critics analysts supporters experts
  asked perhaps maybe indeed certainly please nobody everybody everyone somebody someone nothing everything
  ademas asimismo embargo sin finalmente luego despues antes ayer hoy manana actualmente mas tarde recientemente segun quizas
  expertos analistas criticos
`)

/** Words that number what follows them at the beginning of a sentence ("SEC. 1. Short title", "Artículo 4º. Derógase"), folded. */
export const LABELS = wordSet(`
  article art section sec chapter ch chap part title clause rule paragraph par annex appendix schedule exhibit amendment item point step
  phase lesson unit question example note figure fig table canon principle recommendation goal objective day
  articulo seccion capitulo cap parte titulo tit clausula regla parrafo anexo apendice punto paso fase leccion unidad pregunta ejemplo
  nota figura tabla cuadro principio recomendacion meta objetivo inciso numeral considerando dia no num nro
`)

/** What leads into a time of day, folded. */
export const TIME_PREPOSITIONS = wordSet(`
  at by on in before after around about until till from since near towards toward past between
  a al el los hacia hasta desde antes despues sobre tras cerca pasadas entre
`)

/** What else may stand before a time of day and says only when, folded. */
export const TIME_WORDS = wordSet(`
  p m am pm h hs hrs the of shortly just soon only exactly precisely early late later almost nearly every each that this same next following and to
  day days morning afternoon evening night noon midnight week today tomorrow yesterday tonight half quarter
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
  december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
  one two three four five six seven eight nine ten eleven twelve
  las la lo de del poco justo recien exactamente casi eso ese esa este esta mismo misma siguiente proximo pasado cada
  dia dias manana tarde noche mediodia medianoche semana hoy ayer anoche media cuarto y
  lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
  diciembre una dos tres cuatro cinco seis siete ocho nueve diez once doce
`)
