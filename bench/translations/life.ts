/** Spanish nouns of people, law, science, culture and everyday life, with English equivalents. `lexicon.ts` reads them and describes the format. */
export const LIFE: readonly string[] = [
  // Migration, people, family
  `
    migración=migration; migrante=migrant; inmigración=immigration; inmigrante=immigrant; emigración=emigration; emigrante=emigrant
    refugiado=refugee; refugio=shelter,refuge; asilo=asylum; exilio=exile; exiliado=exile; deportación=deportation; expulsión=expulsion
    desplazamiento=displacement; desplazado=displaced; visa=visa; visado=visa; pasaporte=passport; documento=document
    residencia=residence,residency; residente=resident; nacionalidad=nationality; extranjero=foreigner,foreign,abroad
    forastero=stranger,outsider; población=population; poblador=settler,inhabitant; habitante=inhabitant,resident; censo=census
    etnia=ethnicity; raza=race; racismo=racism; racista=racist; xenofobia=xenophobia; discriminación=discrimination; esclavo=slave
    esclavitud=slavery; indígena=indigenous; nativo=native; negro=black; blanco=white,target; judío=jewish,jew; musulmán=muslim
    cristiano=christian; católico=catholic; protestante=protestant; árabe=arab,arabic; persona=person; gente=person; individuo=individual
    hombre=man; mujer=woman; niño=child,boy; niña=girl,child; niñez=childhood; infancia=childhood; adolescente=teenager,adolescent
    joven=young,youth; juventud=youth; adulto=adult; anciano=elderly; edad=age; nacimiento=birth; cumpleaños=birthday; bebé=baby
    familia=family; familiar=relative,familiar; pariente=relative; padre=father,parent; madre=mother; hijo=son,child; hija=daughter
    hermano=brother,sibling; hermana=sister; gemelo=twin; abuelo=grandfather; abuela=grandmother; nieto=grandson,grandchild; tío=uncle
    tía=aunt; sobrino=nephew; esposo=husband,spouse; esposa=wife; viuda=widow; pareja=couple,partner; novio=boyfriend,groom
    novia=girlfriend,bride; matrimonio=marriage; boda=wedding; divorcio=divorce; embarazo=pregnancy; embarazada=pregnant; aborto=abortion
    amigo=friend; amistad=friendship; vecino=neighbor,neighbour; vecindario=neighborhood,neighbourhood; barrio=neighborhood,district
    colega=colleague; compañero=companion,partner,mate; grupo=group; equipo=team,equipment; multitud=crowd; género=gender,genre; sexo=sex
    feminismo=feminism; feminista=feminist; homosexual=homosexual,gay; nombre=name; apellido=surname; apodo=nickname; vida=life
    generación=generation; voluntario=volunteer,voluntary; donante=donor; donación=donation; ayuda=help,aid,assistance; caridad=charity
    hambre=hunger,famine; hambruna=famine; sequía=drought; bienestar=welfare,wellbeing; hogar=home,household; casa=house,home
    apartamento=apartment,flat; habitación=room; cuarto=room,fourth,quarter; cocina=kitchen,cuisine; baño=bathroom,bath; silla=chair
    ventana=window; techo=roof,ceiling; muro=wall; jardín=garden; llave=key; ropa=clothes,clothing; vestido=dress; zapato=shoe; sombrero=hat
    juguete=toy; regalo=gift,present; perro=dog; gato=cat; caballo=horse; vaca=cow; cerdo=pig,pork; oveja=sheep; pollo=chicken; pájaro=bird
    ave=bird; pez=fish; ballena=whale; tiburón=shark; oso=bear; serpiente=snake; insecto=insect; abeja=bee; mosquito=mosquito; animal=animal
    mascota=pet,mascot
  `,
  // Law, courts, rights
  `
    ley=law,act; legislación=legislation; código=code; derecho=right,law; juez=judge; jueza=judge; magistrado=magistrate,justice
    tribunal=court,tribunal; corte=court,cut; juzgado=court; fiscal=prosecutor,fiscal; fiscalía=prosecutor; abogado=lawyer,attorney
    defensor=defender,advocate; juicio=trial,judgment; proceso=process,trial; audiencia=hearing,audience; jurado=jury
    sentencia=sentence,ruling; fallo=ruling,verdict,failure; veredicto=verdict; condena=conviction,sentence; pena=penalty,sentence
    castigo=punishment; multa=fine; fianza=bail; cárcel=jail,prison; prisión=prison; celda=cell; ejecución=execution; indulto=pardon
    amnistía=amnesty; inocencia=innocence; inocente=innocent; culpa=guilt,blame,fault; culpable=guilty,culprit; acusación=accusation,charge
    acusado=accused,defendant; querella=complaint,lawsuit; denuncia=complaint,allegation,report; denunciante=complainant,whistleblower
    litigio=litigation,lawsuit; apelación=appeal; extradición=extradition; impunidad=impunity; inmunidad=immunity; justicia=justice
    injusticia=injustice; jurisdicción=jurisdiction; jurisprudencia=jurisprudence; testimonio=testimony; juramento=oath
    investigación=investigation,research,inquiry; investigador=researcher,investigator; detective=detective; perito=expert; auditoría=audit
    libertad=freedom,liberty; privacidad=privacy; deber=duty,owe; obligación=obligation,duty; responsabilidad=responsibility,liability
    prohibición=ban,prohibition; restricción=restriction; excepción=exception; herencia=inheritance,heritage; heredero=heir
    custodia=custody; notario=notary; artículo=article; párrafo=paragraph; capítulo=chapter; anexo=annex; reglamento=regulation
    estatuto=statute; carta=letter,charter; texto=text
  `,
  // Science, technology, environment, health
  `
    ciencia=science; científico=scientist,scientific; físico=physicist,physical; física=physics; química=chemistry; químico=chemist,chemical
    biología=biology; biólogo=biologist; matemática=mathematics; matemático=mathematician,mathematical; ingeniero=engineer
    ingeniería=engineering; tecnología=technology; técnica=technique; técnico=technical,technician,coach; inventor=inventor
    invento=invention; invención=invention; innovación=innovation; descubrimiento=discovery; descubridor=discoverer; experimento=experiment
    laboratorio=laboratory,lab; teoría=theory; hipótesis=hypothesis; teorema=theorem; método=method; estudio=study,studio
    muestra=sample,exhibition; dato=datum,data,fact; información=information; conocimiento=knowledge; ordenador=computer
    computadora=computer; computador=computer; teléfono=telephone,phone; celular=cellphone,cellular; móvil=mobile; pantalla=screen
    teclado=keyboard; máquina=machine; motor=engine,motor; robot=robot; herramienta=tool; dispositivo=device; aparato=device,apparatus
    internet=internet; red=network,net,grid; plataforma=platform; aplicación=application,app; programador=programmer; archivo=file,archive
    sitio=site,place; página=page; usuario=user; contraseña=password; correo=mail,email; mensaje=message; algoritmo=algorithm; nube=cloud
    espacio=space; universo=universe; galaxia=galaxy; estrella=star; sol=sun; luna=moon; planeta=planet; asteroide=asteroid
    cometa=comet,kite; órbita=orbit; astronauta=astronaut; astrónomo=astronomer; astronomía=astronomy; telescopio=telescope
    gravedad=gravity,severity; luz=light; calor=heat; temperatura=temperature; frío=cold; hielo=ice; nieve=snow; lluvia=rain; viento=wind
    tormenta=storm; huracán=hurricane; inundación=flood,flooding; terremoto=earthquake,quake; sismo=earthquake,quake; tsunami=tsunami
    volcán=volcano; erupción=eruption; glaciar=glacier; clima=climate,weather; cambio=change,exchange; calentamiento=warming,heating
    ambiente=environment,atmosphere; medioambiente=environment; ecología=ecology; ecologista=environmentalist
    contaminación=pollution,contamination; emisión=emission,broadcast,issue; carbono=carbon; basura=garbage,trash,waste
    residuo=waste,residue; reciclaje=recycling; bosque=forest,wood; selva=jungle,rainforest; deforestación=deforestation; árbol=tree
    hoja=leaf,sheet; semilla=seed; raíz=root; río=river; agua=water; montaña=mountain; cordillera=range; cerro=hill; colina=hill
    valle=valley; desierto=desert; playa=beach; naturaleza=nature; especie=species,kind; extinción=extinction; biodiversidad=biodiversity
    evolución=evolution; gen=gene; célula=cell; átomo=atom; molécula=molecule; electrón=electron; partícula=particle; onda=wave; ola=wave
    metal=metal; piedra=stone; arena=sand; polvo=dust,powder; fósil=fossil; dinosaurio=dinosaur; oxígeno=oxygen; hidrógeno=hydrogen
    nitrógeno=nitrogen; salud=health; enfermedad=disease,illness,sickness; enfermo=sick,ill,patient; paciente=patient
    médico=doctor,physician,medical; doctor=doctor; enfermero=nurse; enfermera=nurse; cirujano=surgeon; cirugía=surgery; hospital=hospital
    clínica=clinic; farmacia=pharmacy; medicina=medicine; medicamento=drug,medicine,medication; fármaco=drug; vacuna=vaccine
    vacunación=vaccination; virus=virus; bacteria=bacterium,bacteria; infección=infection; contagio=contagion,infection; epidemia=epidemic
    pandemia=pandemic; brote=outbreak; cuarentena=quarantine; confinamiento=lockdown,confinement; síntoma=symptom; fiebre=fever; tos=cough
    cáncer=cancer; diabetes=diabetes; obesidad=obesity; gripe=flu,influenza; sida=aids; tratamiento=treatment; terapia=therapy
    diagnóstico=diagnosis; cura=cure; sangre=blood; hueso=bone; piel=skin; corazón=heart; cerebro=brain; pulmón=lung; hígado=liver
    riñón=kidney; estómago=stomach; cabeza=head; cara=face; rostro=face; ojo=eye; oreja=ear; oído=ear,hearing; nariz=nose; boca=mouth
    diente=tooth; lengua=tongue,language; cuello=neck; espalda=back; brazo=arm; pierna=leg; pie=foot; dedo=finger; cuerpo=body
    músculo=muscle; lesión=injury,lesion; suicidio=suicide; adicción=addiction; alcohol=alcohol; tabaco=tobacco; cigarrillo=cigarette
    dieta=diet; nutrición=nutrition; peso=weight; altura=height,altitude; tamaño=size; longitud=length,longitude; anchura=width
    profundidad=depth; superficie=surface,area; velocidad=speed,velocity; distancia=distance; radiación=radiation; reactor=reactor
  `,
  // Sport, culture, education, media, religion
  `
    deporte=sport; deportista=athlete; atleta=athlete; fútbol=football,soccer; futbolista=footballer; jugador=player
    entrenador=coach,trainer; árbitro=referee; portero=goalkeeper; arquero=goalkeeper,archer; delantero=striker,forward; gol=goal
    torneo=tournament; campeonato=championship; campeón=champion; copa=cup; liga=league; temporada=season; medalla=medal; estadio=stadium
    cancha=court,pitch; pelota=ball; balón=ball; baloncesto=basketball; béisbol=baseball; tenis=tennis; natación=swimming; nadador=swimmer
    ciclismo=cycling; ciclista=cyclist; corredor=runner,corridor; boxeo=boxing; boxeador=boxer; ajedrez=chess; juego=game,play
    récord=record; marcador=score,scoreboard; punto=point; puntuación=score; ganador=winner; perdedor=loser; finalista=finalist
    hincha=fan,supporter; aficionado=fan,amateur; espectador=spectator,viewer; club=club; premio=prize,award; galardón=award; trofeo=trophy
    concurso=contest,competition; cultura=culture; arte=art; artista=artist; pintor=painter; pintura=painting,paint; escultor=sculptor
    escultura=sculpture; estatua=statue; museo=museum; galería=gallery; exposición=exhibition,exposure; dibujo=drawing
    cuadro=painting,picture; fotografía=photograph,photography; fotógrafo=photographer; foto=photo; imagen=image,picture
    arquitecto=architect; arquitectura=architecture; diseño=design; diseñador=designer; moda=fashion; música=music; músico=musician
    canción=song; cantante=singer; compositor=composer; orquesta=orchestra; concierto=concert; álbum=album; disco=disc,album
    guitarra=guitar; instrumento=instrument; danza=dance; baile=dance; bailarín=dancer; teatro=theater,theatre; escenario=stage,scenario
    escena=scene; actor=actor; actriz=actress; papel=role,paper; personaje=character; cine=cinema,film; película=film,movie
    cineasta=filmmaker; productora=producer; guion=script,screenplay; serie=series; episodio=episode; estreno=premiere,release
    televisión=television; radio=radio,radius; libro=book; novela=novel; poema=poem; poesía=poetry; poeta=poet; escritor=writer
    autor=author; literatura=literature; editorial=publisher,editorial; editor=editor,publisher; biblioteca=library; lector=reader
    lectura=reading; escritura=writing; palabra=word; frase=phrase,sentence; idioma=language; lenguaje=language; traducción=translation
    traductor=translator; diccionario=dictionary; significado=meaning; título=title,degree; lema=motto,slogan; historia=history,story
    historiador=historian; siglo=century; década=decade; antigüedad=antiquity; época=era,epoch; origen=origin; tradición=tradition
    costumbre=custom,habit; fiesta=party,festival,holiday; festival=festival; feria=fair; ceremonia=ceremony; aniversario=anniversary
    monumento=monument; pirámide=pyramid; plaza=square; prensa=press; periódico=newspaper,periodic; diario=newspaper,daily,diary
    revista=magazine,journal; periodista=journalist,reporter; periodismo=journalism; noticia=news; titular=headline,holder
    reportaje=report,feature; entrevista=interview; columna=column; columnista=columnist; opinión=opinion; comentario=comment,commentary
    fuente=source,fountain; medio=medium,media,means,half; lanzamiento=launch,release; publicación=publication; educación=education
    escuela=school; colegio=school,college; universidad=university; facultad=faculty; profesor=professor,teacher; maestro=teacher,master
    docente=teacher; estudiante=student; alumno=student,pupil; graduado=graduate; clase=class; curso=course; lección=lesson
    examen=exam,examination; beca=scholarship; enseñanza=teaching; aprendizaje=learning; formación=training,formation; capacitación=training
    habilidad=skill,ability; talento=talent; filosofía=philosophy; filósofo=philosopher; psicología=psychology; psicólogo=psychologist
    antropología=anthropology; sociología=sociology; geografía=geography; religión=religion; iglesia=church; catedral=cathedral
    templo=temple; mezquita=mosque; sinagoga=synagogue; monasterio=monastery; sacerdote=priest; obispo=bishop; arzobispo=archbishop
    cardenal=cardinal; papa=pope; monje=monk; monja=nun; misionero=missionary; profeta=prophet; dios=god; diosa=goddess; fe=belief
    creencia=belief; creyente=believer; oración=prayer,sentence; espíritu=spirit; diablo=devil; biblia=bible; evangelio=gospel
    cristianismo=christianity; catolicismo=catholicism; islam=islam; judaísmo=judaism; budismo=buddhism; ateo=atheist; leyenda=legend
    mitología=mythology; rito=rite,ritual; funeral=funeral; tumba=tomb,grave; cementerio=cemetery
  `,
  // Time, place, quantity, abstract words
  `
    año=year; mes=month; semana=week; día=day; hora=hour,time; minuto=minute; fecha=date; tiempo=time,weather; momento=moment,time
    periodo=period; plazo=deadline,term; etapa=stage,phase; fase=phase; inicio=start,beginning; comienzo=beginning,start
    principio=principle,beginning; fin=end; final=final,end; término=term,end; duración=duration,length; pasado=past,last; presente=present
    futuro=future; actualidad=present; ayer=yesterday; hoy=today; mañana=tomorrow,morning; tarde=afternoon,late; noche=night,evening
    mediodía=noon; medianoche=midnight; verano=summer; invierno=winter; otoño=autumn; primavera=spring; enero=january; febrero=february
    marzo=march; abril=april; junio=june; julio=july; agosto=august; septiembre=september; octubre=october; noviembre=november
    diciembre=december; lunes=monday; martes=tuesday; miércoles=wednesday; jueves=thursday; viernes=friday; sábado=saturday
    vez=time,occasion; ocasión=occasion; ciudad=city; aldea=village; distrito=district; condado=county; lugar=place; localidad=locality,town
    ubicación=location; centro=center,centre,downtown; periferia=periphery; norte=north; sur=south; oeste=west; oriente=east; occidente=west
    norteño=northern; sureño=southern; continente=continent; mundo=world; hemisferio=hemisphere; mapa=map; ruta=route; camino=road,path,way
    vía=route,track; entrada=entrance,entry,ticket; salida=exit,departure; llegada=arrival; destino=destination,fate; lado=side; borde=edge
    límite=limit,boundary; interior=interior,inner; exterior=exterior,foreign,outer; número=number; cantidad=quantity,amount; monto=amount
    suma=sum; total=total; mitad=half; tercio=third; doble=double; docena=dozen; centenar=hundred; mil=thousand
    millón=million; millonario=millionaire; multimillonario=billionaire; billón=trillion; parte=part,share; pieza=piece,part; nivel=level
    grado=degree,grade; escala=scale; rango=range,rank; metro=meter,metre,subway; kilómetro=kilometer,kilometre; kilo=kilo,kilogram
    gramo=gram; litro=liter,litre; tonelada=ton,tonne; milla=mile; hectárea=hectare; cosa=thing; hecho=fact,act; acto=act
    actividad=activity; evento=event; acontecimiento=event; suceso=event,incident; situación=situation; condición=condition
    circunstancia=circumstance; contexto=context; caso=case; ejemplo=example,instance; modelo=model; forma=form,shape,way; manera=way,manner
    modo=mode,way; causa=cause; razón=reason; motivo=motive,reason; efecto=effect; consecuencia=consequence; impacto=impact
    importancia=importance; función=function,role; uso=use,usage; idea=idea; pensamiento=thought; pensador=thinker; concepto=concept
    sentido=sense,meaning; sentimiento=feeling; emoción=emotion; miedo=fear; temor=fear; alegría=joy,happiness; felicidad=happiness
    tristeza=sadness; enojo=anger; odio=hatred,hate; amor=love; deseo=desire,wish; sueño=dream,sleep; vergüenza=shame; orgullo=pride
    honor=honor,honour; dignidad=dignity; respeto=respect; fama=fame; éxito=success; fracaso=failure; error=error,mistake
    equivocación=mistake; duda=doubt; certeza=certainty; incertidumbre=uncertainty; verdad=truth; mentira=lie; secreto=secret
    misterio=mystery; rumor=rumor,rumour; creación=creation; creador=creator; destructor=destroyer; lista=list; carácter=character
    característica=feature,characteristic; rasgo=trait,feature; calidad=quality; cualidad=quality; capacidad=capacity,ability
    esfuerzo=effort; paso=step,pass; avance=advance,progress; retroceso=setback; logro=achievement; hito=milestone; mejora=improvement
    tarea=task,homework; encargo=commission; pregunta=question; respuesta=answer,response,reply; petición=request,petition
    solicitud=request,application; queja=complaint; disculpa=apology; voz=voice; silencio=silence; ruido=noise; sonido=sound
    color=color,colour; azul=blue; verde=green; amarillo=yellow; gris=gray,grey; objeto=object; caja=box; botella=bottle; vidrio=glass
    plástico=plastic; tela=cloth,fabric; cuero=leather; lana=wool; reloj=watch,clock; anillo=ring; joya=jewel; espada=sword
    escudo=shield,crest; cruce=crossing; presencia=presence; ausencia=absence; existencia=existence; participación=participation,share
    participante=participant; asistente=assistant,attendee; invitado=guest; anfitrión=host; huésped=guest,host; apertura=opening
    cierre=closure,closing; suspensión=suspension; cancelación=cancellation; retraso=delay; demora=delay; ampliación=expansion,extension
    expansión=expansion; extensión=extension,extent; integración=integration; división=division; unión=union; unidad=unity,unit
    diversidad=diversity; separación=separation; equilibrio=balance,equilibrium; estabilidad=stability; inestabilidad=instability
    control=control; dominio=dominance,domain; dependencia=dependence,dependency; vulnerabilidad=vulnerability; fortaleza=fortress,strength
    debilidad=weakness; obstáculo=obstacle; barrera=barrier; dificultad=difficulty; necesidad=need,necessity; falta=lack,foul
    escasez=shortage,scarcity; abundancia=abundance; exceso=excess; acceso=access; disponibilidad=availability; mantenimiento=maintenance
    reparación=repair,reparation; instalación=facility,installation; sostenibilidad=sustainability
  `,
]
