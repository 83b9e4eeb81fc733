import { wordSet } from './fold.ts'

/**
 * Countries and regions in English and Spanish, a line each: a term, a colon, the names, a bar, then the people and adjectives.
 * Words are folded; the parts of a name are joined by an underscore. A word that is a name and an adjective
 * ("Caribbean", "Vatican") stands after the bar. Words that often mean something else are left out (Georgia, Polish, American, Indian), and
 * so are those with a term in `words.ts` (United States, UK).
 *
 * The names are ours and not those of `Intl.DisplayNames`: its words change with the runtime's ICU data (Turkey became Türkiye), which would
 * change the terms of an index that was written before, and it lacks the other names that people use (Holland, Burma, Gran Bretaña).
 */
const LINES = `
  usa: | estadounidense estadounidenses norteamericano norteamericana norteamericanos norteamericanas
  canada: canada | canadian canadians canadiense canadienses
  mexico: mexico mejico | mexican mexicans mexicano mexicana mexicanos mexicanas
  guatemala: guatemala | guatemalan guatemalans guatemalteco guatemalteca guatemaltecos guatemaltecas
  belize: belize belice | belizean belizeans beliceno belicena belicenos belicenas
  honduras: honduras | honduran hondurans hondureno hondurena hondurenos hondurenas
  elsalvador: el_salvador | salvadoran salvadorans salvadorean salvadoreans salvadoreno salvadorena salvadorenos salvadorenas
  nicaragua: nicaragua | nicaraguan nicaraguans nicaraguense nicaraguenses
  costarica: costa_rica | costa_rican costa_ricans costarricense costarricenses
  panama: panama | panamanian panamanians panameno panamena panamenos panamenas
  cuba: cuba | cuban cubans cubano cubana cubanos cubanas
  haiti: haiti | haitian haitians haitiano haitiana haitianos haitianas
  dominicanrepublic: dominican_republic republica_dominicana | dominican dominicans dominicano dominicana dominicanos dominicanas
  jamaica: jamaica | jamaican jamaicans jamaicano jamaicana jamaicanos jamaicanas jamaiquino jamaiquina
  puertorico: puerto_rico | puerto_rican puerto_ricans puertorriqueno puertorriquena puertorriquenos puertorriquenas
  bahamas: bahamas | bahamian bahamians bahameno bahamena bahamenos
  barbados: barbados | barbadian barbadians barbadense barbadenses
  colombia: colombia | colombian colombians colombiano colombiana colombianos colombianas
  venezuela: venezuela | venezuelan venezuelans venezolano venezolana venezolanos venezolanas
  ecuador: ecuador | ecuadorian ecuadorians ecuadorean ecuadoreans ecuatoriano ecuatoriana ecuatorianos ecuatorianas
  peru: peru | peruvian peruvians peruano peruana peruanos peruanas
  bolivia: bolivia | bolivian bolivians boliviano boliviana bolivianos bolivianas
  chile: chile | chilean chileans chileno chilena chilenos chilenas
  argentina: argentina | argentine argentines argentinian argentinians argentino argentinos argentinas
  uruguay: uruguay | uruguayan uruguayans uruguayo uruguaya uruguayos uruguayas
  paraguay: paraguay | paraguayan paraguayans paraguayo paraguaya paraguayos paraguayas
  brazil: brazil brasil | brazilian brazilians brasileno brasilena brasilenos brasilenas brasilero brasilera brasileros
  guyana: guyana | guyanese guyanes guyanesa guyaneses
  suriname: suriname surinam | surinamese surinames surinamesa surinameses
  uk: britain great_britain gran_bretana | british briton britons britanico britanica britanicos britanicas
  england: england inglaterra | english ingles inglesa ingleses inglesas
  scotland: scotland escocia | scottish escoces escocesa escoceses escocesas
  wales: wales | welsh galesa galeses galesas
  ireland: ireland irlanda | irish irlandes irlandesa irlandeses irlandesas
  france: france francia | french frances francesa franceses francesas
  spain: spain espana | spanish spaniard spaniards espanol espanola espanoles espanolas
  portugal: portugal | portuguese portugues portuguesa portugueses portuguesas
  germany: germany alemania | german germans aleman alemana alemanes alemanas
  italy: italy italia | italian italians italiano italiana italianos italianas
  netherlands: netherlands holland | dutch holanda holandes holandesa holandeses paises_bajos neerlandes neerlandesa neerlandeses
  belgium: belgium belgica | belgian belgians belga belgas
  luxembourg: luxembourg luxemburgo | luxemburgues luxemburguesa luxemburgueses
  switzerland: switzerland suiza | swiss suizo suizos suizas
  austria: austria | austrian austrians austriaco austriaca austriacos austriacas
  denmark: denmark dinamarca | danish danes danesa daneses danesas
  norway: norway noruega | norwegian norwegians noruego noruegos noruegas
  sweden: sweden suecia | swedish swede swedes sueco sueca suecos suecas
  finland: finland finlandia | finnish finns finlandes finlandesa finlandeses finlandesas
  iceland: iceland islandia | icelandic icelander icelanders islandes islandesa islandeses
  greenland: greenland groenlandia | greenlandic greenlander greenlanders groenlandes groenlandesa groenlandeses
  poland: poland polonia | polaco polaca polacos polacas
  czechia: czechia chequia | czech czechs czech_republic republica_checa checo checa checos checas
  slovakia: slovakia eslovaquia | slovak slovaks eslovaco eslovaca eslovacos eslovacas
  slovenia: slovenia eslovenia | slovenian slovenians slovene slovenes esloveno eslovena eslovenos eslovenas
  hungary: hungary hungria | hungarian hungarians hungaro hungara hungaros hungaras
  romania: romania rumania | romanian romanians rumano rumana rumanos rumanas
  bulgaria: bulgaria | bulgarian bulgarians bulgaro bulgara bulgaros bulgaras
  moldova: moldova moldavia | moldovan moldovans moldavo moldava moldavos moldavas
  ukraine: ukraine ucrania | ukrainian ukrainians ucraniano ucraniana ucranianos ucranianas ucranio ucranios
  russia: russia rusia | russian russians ruso rusa rusos rusas
  belarus: belarus bielorrusia | belarusian belarusians bielorruso bielorrusa bielorrusos bielorrusas
  lithuania: lithuania lituania | lithuanian lithuanians lituano lituana lituanos lituanas
  latvia: latvia letonia | latvian latvians leton letona letones
  estonia: estonia | estonian estonians estonio estonios estonias
  croatia: croatia croacia | croatian croatians croat croats croata croatas
  serbia: serbia | serbian serbians serb serbs serbio serbios serbias
  bosnia: bosnia | bosnian bosnians bosnio bosnios bosnias
  montenegro: montenegro | montenegrin montenegrins montenegrino montenegrina montenegrinos
  kosovo: kosovo | kosovar kosovars kosovares
  albania: albania | albanian albanians albanes albanesa albaneses albano
  macedonia: macedonia north_macedonia | macedonian macedonians macedonio macedonios macedonias
  greece: greece grecia | greek greeks griego griega griegos griegas
  cyprus: cyprus chipre | cypriot cypriots chipriota chipriotas
  malta: malta | maltese maltes maltesa malteses
  turkey: turkey turkiye turquia | turkish turk turks turco turca turcos turcas
  armenia: armenia | armenian armenians armenio armenios armenias
  azerbaijan: azerbaijan azerbaiyan | azerbaijani azerbaijanis azeri azeris azerbaiyano azerbaiyana azerbaiyanos
  vatican: | vatican vaticano vaticana vatican_city
  europe: europe europa | european europeans europeo europea europeos europeas
  israel: israel | israeli israelis israelies
  palestine: palestine palestina | palestinian palestinians palestino palestinos palestinas
  lebanon: lebanon libano | lebanese libanes libanesa libaneses libanesas
  syria: syria siria | syrian syrians sirio sirios sirias
  jordan: jordan jordania | jordanian jordanians jordano jordana jordanos jordanas
  iraq: iraq irak | iraqi iraqis iraki irakies iraquies
  iran: iran | iranian iranians irani iranies
  saudiarabia: saudi_arabia arabia_saudita | arabia_saudi saudi saudis saudita sauditas saudies
  yemen: yemen | yemeni yemenis yemenies
  qatar: qatar | qatari qataris catari cataries
  kuwait: kuwait | kuwaiti kuwaitis kuwaities
  bahrain: bahrain bahrein | bahraini bahrainis bareini
  oman: oman | omani omanis omanies
  emirates: arab_emirates emiratos_arabes emirates emiratos | emirati emiratis emiraties
  middleeast: middle_east oriente_medio medio_oriente oriente_proximo | middle_eastern
  afghanistan: afghanistan afganistan | afghan afghans afgano afgana afganos afganas
  pakistan: pakistan | pakistani pakistanis pakistanies
  india: india
  bangladesh: bangladesh | bangladeshi bangladeshis bangladesi bangladesies
  nepal: nepal | nepalese nepali nepalis nepales nepalesa nepaleses
  srilanka: sri_lanka | sri_lankan sri_lankans srilankes srilankesa
  kazakhstan: kazakhstan kazajistan kazajstan | kazakh kazakhs kazajo kazaja kazajos
  uzbekistan: uzbekistan | uzbek uzbeks uzbeko uzbeka uzbekos
  mongolia: mongolia | mongolian mongolians mongol mongola mongoles
  china: china | chinese chino chinos chinas
  taiwan: taiwan | taiwanese taiwanes taiwanesa taiwaneses taiwanesas
  hongkong: hong_kong | hongkones hongkonesa hongkoneses
  tibet: tibet | tibetan tibetans tibetano tibetana tibetanos
  japan: japan japon | japanese japones japonesa japoneses japonesas nipon nipona
  korea: korea corea | korean koreans coreano coreana coreanos coreanas corea_del
  southkorea: south_korea corea_del_sur | south_korean south_koreans surcoreano surcoreana surcoreanos surcoreanas
  northkorea: north_korea corea_del_norte | north_korean north_koreans norcoreano norcoreana norcoreanos norcoreanas
  vietnam: vietnam | vietnamese vietnamita vietnamitas
  cambodia: cambodia camboya | cambodian cambodians camboyano camboyana camboyanos camboyanas
  thailand: thailand tailandia | thai thais tailandes tailandesa tailandeses tailandesas
  myanmar: myanmar burma birmania | burmese birmano birmana birmanos birmanas
  malaysia: malaysia malasia | malaysian malaysians malasio malasios
  singapore: singapore singapur | singaporean singaporeans singapurense singapurenses
  indonesia: indonesia | indonesian indonesians indonesio indonesios indonesias
  philippines: philippines filipinas | philippine filipino filipinos filipina
  asia: asia | asian asians asiatico asiatica asiaticos asiaticas
  australia: australia | australian australians australiano australiana australianos australianas
  newzealand: new_zealand nueva_zelanda nueva_zelandia | new_zealander new_zealanders neozelandes neozelandesa neozelandeses
  fiji: fiji | fiyi fijian fijians fiyiano fiyiana
  morocco: morocco marruecos | moroccan moroccans marroqui marroquies
  algeria: algeria argelia | algerian algerians argelino argelina argelinos argelinas
  tunisia: tunisia tunez | tunisian tunisians tunecino tunecina tunecinos tunecinas
  libya: libya libia | libyan libyans libio libios libias
  egypt: egypt egipto | egyptian egyptians egipcio egipcia egipcios egipcias
  sudan: sudan | sudanese sudanes sudanesa sudaneses sudan_del
  southsudan: south_sudan sudan_del_sur | south_sudanese sursudanes sursudanesa
  ethiopia: ethiopia etiopia | ethiopian ethiopians etiope etiopes
  eritrea: eritrea | eritrean eritreans eritreo eritreos eritreas
  somalia: somalia | somali somalis somalies
  kenya: kenya kenia | kenyan kenyans keniano keniana kenianos keniata keniatas
  uganda: uganda | ugandan ugandans ugandes ugandesa ugandeses
  rwanda: rwanda ruanda | rwandan rwandans ruandes ruandesa ruandeses
  tanzania: tanzania | tanzanian tanzanians tanzano tanzana tanzanos
  mozambique: mozambique | mozambican mozambicans mozambiqueno mozambiquena mozambiquenos
  zambia: zambia | zambian zambians zambiano zambiana zambianos
  zimbabwe: zimbabwe zimbabue | zimbabwean zimbabweans zimbabuense zimbabuenses
  angola: angola | angolan angolans angoleno angolena angolenos
  namibia: namibia | namibian namibians namibio namibios
  southafrica: south_africa sudafrica | south_african south_africans sudafricano sudafricana sudafricanos sudafricanas
  congo: congo | congolese congoleno congolena congolenos congolenas
  nigeria: nigeria | nigerian nigerians nigeriano nigeriana nigerianos nigerianas
  niger: niger | nigerien nigeriens nigerino nigerina nigerinos
  ghana: ghana | ghanaian ghanaians ghanes ghanesa ghaneses
  senegal: senegal | senegalese senegales senegalesa senegaleses
  mali: mali | malian malians maliense malienses
  burkinafaso: burkina_faso | burkinabe burkinabes
  ivorycoast: ivory_coast cote_d'ivoire | ivorian ivorians marfileno marfilena marfilenos
  cameroon: cameroon camerun | cameroonian cameroonians camerunes camerunesa cameruneses
  equatorialguinea: equatorial_guinea guinea_ecuatorial | ecuatoguineano ecuatoguineana ecuatoguineanos
  sierraleone: sierra_leone sierra_leona
  capeverde: cape_verde cabo_verde | cape_verdean caboverdiano caboverdiana
  madagascar: madagascar | malagasy malgache malgaches
  africa: africa | african africans africano africana africanos africanas
  southamerica: south_america sudamerica suramerica | south_american south_americans sudamericano sudamericana sudamericanos sudamericanas
  centralamerica: central_america centroamerica | central_american central_americans centroamericano centroamericana centroamericanos
  northamerica: north_america norteamerica | north_american north_americans
  antarctica: antarctica antartida | antarctic antartico antartica
  caribbean: | caribbean caribe caribeno caribena caribenos caribenas
`

const wordsIn = (list: string): string[] => [...wordSet(list)].map((word) => word.replaceAll('_', ' '))

const ENTRIES = LINES.trim()
  .split('\n')
  .map((line) => {
    const [term = '', names = '', people = ''] = line.trim().split(/:\s*|\s*\|\s*/)
    return { term, names: wordsIn(names), people: wordsIn(people) }
  })

/**
 * The term of each country by its names, its people and its adjectives, folded, with single spaces. A name of three words has its first two
 * as a key too ("corea del", "corea del sur"), so that a reader who joins words pair by pair gets there.
 */
export const COUNTRY_WORDS: ReadonlyMap<string, string> = new Map(
  ENTRIES.flatMap(({ term, names, people }) => [...names, ...people].map((word) => [word, term] as const)),
)

/** Those of `COUNTRY_WORDS` that name the country itself, not its people. */
export const COUNTRY_NAMES: ReadonlySet<string> = new Set(ENTRIES.flatMap(({ names }) => names))
