import { COUNTRY_WORDS } from '../../language/countries.ts'
import { fold, wordSet } from '../../language/fold.ts'

/** Nouns for what a person is, that are said of nothing else. Folded, in both languages. */
export const ROLES: ReadonlySet<string> = wordSet(`
  president president-elect vice-president chancellor minister secretary mayor governor senator congressman congresswoman ambassador
  diplomat professor director founder co-founder chairman chairwoman chairperson ceo executive manager spokesman spokeswoman
  spokesperson economist physicist chemist biologist archaeologist scientist researcher inventor engineer mathematician philosopher historian
  architect author writer poet novelist playwright journalist reporter editor columnist politician lawyer attorney judge actor actress singer
  musician composer painter sculptor artist filmmaker photographer king queen emperor empress prince princess duke pope bishop
  archbishop priest theologian general admiral colonel commander officer analyst fellow coach quarterback linebacker footballer
  goalkeeper athlete astronaut explorer navigator monk nurse physician surgeon doctor psychologist sociologist anthropologist
  pilot geographer geologist botanist astronomer programmer developer businessman businesswoman entrepreneur activist
  presidente presidenta vicepresidente vicepresidenta canciller ministro ministra secretario secretaria alcalde alcaldesa gobernador
  gobernadora senador senadora diputado diputada embajador embajadora profesor profesora catedratico catedratica directora fundador
  fundadora gerente portavoz vocero vocera economista fisico quimico arqueologo arqueologa biologo biologa cientifico cientifica investigador investigadora
  inventor inventora ingeniero ingeniera matematico matematica filosofo filosofa historiador historiadora arquitecto arquitecta
  autor autora escritor escritora poeta novelista periodista politica politico abogado abogada juez jueza actriz cantante musico
  compositor compositora pintor pintora escultor escultora artista cineasta fotografo fotografa rey reina emperador emperatriz
  principe princesa duque papa obispo arzobispo teologo coronel almirante comandante analista entrenador entrenadora futbolista
  portero astronauta explorador navegante monje medico medica cirujano psicologo psicologa sociologo sociologa antropologo piloto
  geologo botanico astronomo programador empresario empresaria activista
`)

/** Nouns for what is no person, and for which "what is it?" is asked. Folded, in both languages. */
export const THINGS: ReadonlySet<string> = wordSet(`
  organization organisation agency authority company corporation firm bank party movement coalition alliance union league
  club institution program programme project initiative plan proposal platform framework treaty agreement pact accord act bill policy
  strategy system method technique process theory theorem concept principle disease disorder city town village municipality province
  country island river lake mountain volcano desert sea bay airport bridge tower building museum cathedral church
  temple palace castle university college institute hospital newspaper magazine journal book novel film movie album
  game software language protocol standard tool service product website festival prize championship tournament
  revolution ship ferry railway route corridor fund tax currency element gas metal mineral species genus
  protein enzyme molecule compound particle machine engine device instrument sport tradition religion
  dynasty empire kingdom district neighborhood neighbourhood reef rainforest forest group team network
  organizacion agencia autoridad empresa compania corporacion banco partido movimiento coalicion alianza
  union liga club institucion programa proyecto iniciativa plan propuesta plataforma tratado acuerdo pacto ley politica estrategia
  sistema metodo tecnica proceso teoria teorema concepto principio enfermedad trastorno ciudad pueblo municipio provincia pais isla
  rio lago montana volcan desierto mar bahia aeropuerto puente torre edificio museo catedral iglesia templo palacio castillo
  universidad instituto hospital periodico revista libro novela pelicula album juego lenguaje idioma protocolo herramienta
  servicio producto sitio festival premio campeonato torneo revolucion barco ferrocarril ruta corredor fondo impuesto moneda
  elemento gas metal mineral especie genero proteina enzima molecula compuesto particula maquina motor dispositivo
  instrumento deporte tradicion religion dinastia imperio reino distrito barrio arrecife selva bosque grupo equipo red
`)

/** Those of them that are places, whose names most people know. */
export const PLACES: ReadonlySet<string> = wordSet(`
  city town village municipality province country island river lake mountain volcano desert sea bay district neighborhood neighbourhood
  ciudad pueblo municipio provincia pais isla rio lago montana volcan desierto mar bahia distrito barrio
`)

/** Further words that stand in names of what is no person. Folded. */
const NO_PERSON: ReadonlySet<string> = wordSet(`
  unit research intelligence school center centre council committee commission department ministry office bureau court congress senate house parliament
  association society foundation federation board trust group holdings inc ltd corp co llc street avenue road square park garden gardens
  hall stadium arena theater theatre library station port pier harbor harbour valley hills hill beach coast north south east west
  northern southern eastern western central united national international regional world state states republic federal royal
  bowl cup open games series award awards war battle peace day week month year conference summit forum report review times post news
  press gazette corridor exchange defense defence security service services army navy force forces corps museum region
  escuela centro consejo comite comision departamento ministerio oficina tribunal congreso senado camara parlamento asociacion
  sociedad fundacion federacion calle avenida plaza parque jardin estadio teatro biblioteca estacion puerto muelle valle playa
  costa norte sur este oeste nacional internacional regional mundial estado estados republica guerra batalla paz dia semana mes ano
  conferencia cumbre foro informe diario defensa seguridad ejercito armada fuerza fuerzas region san santa fe new nueva nuevo
  english french german spanish latin ingles frances aleman espanol latino american americano
  january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
`)

/** Whether a word of a name speaks against its being a person's. */
export const speaksOfNoPerson = (word: string): boolean => {
  const folded = fold(word)
  return NO_PERSON.has(folded) || THINGS.has(folded) || ROLES.has(folded) || COUNTRY_WORDS.has(folded)
}

/** Whether a name reads the same in English and Spanish: capitals only, and none of its words one of a language's own. */
export const isPortable = (name: string): boolean =>
  name.split(' ').every((word) => /^\p{Lu}[\p{L}\p{M}’'-]*$/u.test(word) && !speaksOfNoPerson(word))
