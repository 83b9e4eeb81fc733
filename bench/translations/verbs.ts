/** Spanish verbs, with English equivalents. `lexicon.ts` reads them and describes the format. */
export const VERBS: readonly string[] = [
  `
    abandonar=abandon,leave; abordar=address,tackle,board; abrir/abierto=open; absorber=absorb; abusar=abuse; acabar=finish,end
    acceder=access,agree; acelerar=accelerate,speed; aceptar=accept; acercar=approach; aclarar=clarify; acoger=welcome,host
    acompañar=accompany; aconsejar=advise; acordar/acuerda=agree; acudir=attend; acumular=accumulate; acusar=accuse,charge; adaptar=adapt
    adelantar=advance; admirar=admire; admitir=admit; adoptar=adopt; adquirir/adquiere=acquire,purchase; advertir/advierte/advirtió=warn
    afectar=affect; afirmar=claim,affirm,state,say; afrontar=face,confront; agotar=exhaust,deplete; agradecer=thank
    agravar=aggravate,worsen; agregar=add; ahogar=drown; ahorrar=save; aislar=isolate; alabar=praise; alcanzar=reach,achieve,attain
    alegar=allege,claim; alejar=distance; alentar/alienta=encourage; alimentar=feed; aliviar=relieve,ease; almacenar=store; alterar=alter
    amar=love; amenazar=threaten; ampliar=expand,extend,widen; analizar=analyze,analyse; andar=walk; anexar=annex; animar=encourage
    anticipar=anticipate; anular=annul,cancel; anunciar=announce; añadir=add; apagar=extinguish; aparecer=appear; apelar=appeal
    aplastar=crush; aplazar=postpone,delay; aplicar=apply; aportar=contribute,provide; apostar/apuesta=bet; apoyar=support,back
    apreciar=appreciate; aprender=learn; aprobar/aprueba=approve,pass; aprovechar=exploit,use; apuntar=aim,point; argumentar=argue
    armar=arm; arrasar=raze,devastate; arrebatar=snatch; arrestar=arrest; arriesgar=risk; arrojar=throw; asaltar=assault,rob
    ascender/asciende=ascend,rise,promote; asegurar=ensure,assure,secure; asesinar=murder,assassinate,kill; asignar=assign,allocate
    asistir=attend,assist; asociar=associate; asumir=assume; atacar=attack; atender/atiende=attend,serve; atraer/atrajo=attract
    atrapar=trap,catch; atravesar/atraviesa=cross; atribuir=attribute; aumentar=increase,raise,grow; autorizar=authorize,authorise
    avanzar=advance,progress; averiguar=investigate; avisar=notify,warn; ayudar=help,aid,assist; bailar=dance; bajar=lower,fall,drop
    basar=base; bautizar=baptize,name; beber=drink; beneficiar=benefit; besar=kiss; bloquear=block; bombardear=bomb,bombard
    borrar=erase,delete; brindar=provide,offer; burlar=mock,evade; buscar=seek,search; caer=fall,drop; calcular=calculate,estimate
    calentar/calienta=heat,warm; calificar=describe,qualify,rate; calmar=calm; cambiar=change,exchange; caminar=walk; cancelar=cancel
    cantar=sing; capturar=capture; cargar=load; castigar=punish; causar=cause; cazar=hunt; ceder=yield,cede; celebrar=celebrate,hold
    cenar=dine; censurar=censor; cerrar/cierra=close,shut; cesar=cease; chocar=collide,crash,clash; circular=circulate; citar=cite,quote
    clasificar=classify,qualify; cocinar=cook; coincidir=coincide; colaborar=collaborate,cooperate; colgar/cuelga=hang; colocar=place,put
    colonizar=colonize; combatir=combat,fight; combinar=combine; comentar=comment; comenzar/comienza=begin,start; comer=eat; cometer=commit
    comparar=compare; comparecer=appear; compartir=share; compensar=compensate; competir/compite=compete; completar=complete
    componer/compuso/compuesto=compose; comprar=buy,purchase; comprender=understand,comprise; comprometer=commit,compromise
    comunicar=communicate; conceder=award; concentrar=concentrate; concluir=conclude; condenar=condemn,convict,sentence; conducir=drive,lead
    conectar=connect; confesar/confiesa=confess; confiar=trust; confirmar=confirm; confiscar=confiscate; conformar=form; confundir=confuse
    conmemorar=commemorate; conocer=know,meet; conquistar=conquer; conseguir/consigue/consiguió=get,achieve,obtain; considerar=consider
    consistir=consist; consolidar=consolidate; constituir=constitute; construir=build,construct; consultar=consult; consumir=consume
    contactar=contact; contagiar=infect; contaminar=pollute,contaminate; contar/cuenta=count,tell; contener/contiene/contuvo=contain
    contestar=answer,reply; continuar=continue; contratar=hire,contract; contribuir=contribute; controlar=control
    convencer=convince,persuade; convertir/convierte/convirtió=convert,turn,become; convocar=summon,convene; cooperar=cooperate
    coordinar=coordinate; copiar=copy; coronar=crown; corregir/corrige=correct; correr=run; corresponder=correspond; cortar=cut
    costar/cuesta=cost; crear=create; crecer=grow; creer=believe,think; criar=raise,breed; criticar=criticize,criticise; cruzar=cross
    cubrir/cubierto=cover; cuestionar=question; cuidar=care; culpar=blame; cultivar=cultivate,grow; cumplir=comply,fulfill,meet
    curar=cure,heal; dañar=damage,harm; dar=give; debatir=debate; debilitar=weaken; decidir=decide; declarar=declare,state
    dedicar=dedicate,devote; deducir=deduce; defender/defiende=defend; definir=define; dejar=leave,let; delegar=delegate; demandar=demand
    demoler=demolish; demorar=delay; demostrar/demuestra=demonstrate,prove,show; denegar/deniega=deny; denominar=name,call
    denunciar=denounce,report; depender=depend; deportar=deport; depositar=deposit; derribar=topple,demolish; derrocar=overthrow,oust,topple
    derrotar=defeat,beat; desafiar=challenge,defy; desaparecer=disappear,vanish; desarrollar=develop; descansar=rest
    descartar=discard,exclude; descender/desciende=descend,fall; describir/descrito=describe; descubrir/descubierto=discover,uncover
    desear=wish,desire,want; desempeñar=perform,play; desencadenar=trigger,unleash; desestimar=dismiss,reject; designar=appoint,designate
    despedir/despide=dismiss,fire; despegar=launch; desplazar=displace; desplegar/despliega=deploy; despojar=strip
    destacar=highlight,stress; desterrar=banish,exile; destinar=allocate; destituir=dismiss,remove,oust; destruir=destroy; desviar=divert
    detectar=detect; detener/detiene/detuvo=arrest,stop,detain; deteriorar=deteriorate; determinar=determine; devastar=devastate
    devolver/devuelve=return; dialogar=talk; dibujar=draw; dictar=dictate,issue; difundir=spread,broadcast; dimitir=resign
    dirigir=lead,direct,run; discrepar=disagree; discriminar=discriminate; discutir=discuss,argue; diseñar=design; disfrutar=enjoy
    disminuir=decrease,decline,reduce; disolver/disuelve=dissolve; disparar=shoot,fire; disponer/dispuso=arrange; disputar=dispute,contest
    distinguir=distinguish; distribuir=distribute; diversificar=diversify; dividir=divide,split; divulgar=disclose; doblar=double,fold
    dominar=dominate; donar=donate; dormir=sleep; dotar=endow; dudar=doubt; durar=last; echar=throw; editar=edit,publish; educar=educate
    efectuar=perform; ejecutar=execute; ejercer=exercise,practice; elaborar=elaborate,prepare; elegir=elect,choose; elevar=raise,elevate
    eliminar=eliminate,remove; elogiar=praise; embarcar=embark,board; emerger=emerge; emigrar=emigrate; emitir=issue,emit,broadcast
    empatar=tie,draw; empeorar=worsen; empezar/empieza=begin,start; emplear=employ,use; empujar=push; encabezar=lead,head
    encarcelar=imprison,jail; encargar=commission,order; encender/enciende=ignite,light; encontrar/encuentra=find,meet; enfocar=focus
    enfrentar=face,confront; enriquecer=enrich; enseñar=teach,show; entender/entiende=understand; enterrar/entierra=bury; entrar=enter
    entregar=deliver,surrender; entrenar=train,coach; entrevistar=interview; enviar=send; equipar=equip; equivaler=amount; erigir=erect
    escapar=escape,flee; escoger=choose,pick; esconder=hide; escribir/escrito=write; escuchar=listen,hear; esforzar/esfuerza=strive
    especializar=specialize; especificar=specify; esperar=wait,expect; espiar=spy; establecer=establish; estafar=defraud,scam
    estallar=explode,erupt; estimar=estimate; estimular=stimulate,boost; estrenar=premiere,release; estudiar=study; evacuar=evacuate
    evaluar=evaluate,assess; evitar=avoid,prevent; evolucionar=evolve; examinar=examine; exceder=exceed; excluir=exclude
    exigir=demand,require; existir=exist; expandir=expand; explicar=explain; explorar=explore; explotar=explode,exploit
    exponer/expuso/expuesto=expose,exhibit; exportar=export; expresar=express; expropiar=expropriate; expulsar=expel,oust
    extender/extiende=extend,spread; extraer/extrajo=extract; fabricar=manufacture,make; facilitar=facilitate; fallar=fail; fallecer=die
    falsificar=forge,falsify; faltar=lack; favorecer=favor,favour; felicitar=congratulate; fijar=fix,set; filtrar=leak,filter
    financiar=finance,fund; firmar=sign; flotar=float; formar=form,train; formular=formulate; fortalecer=strengthen; fotografiar=photograph
    fracasar=fail; frenar=brake,curb,slow; fumar=smoke; funcionar=work,function,operate; fundar=found,establish; fusionar=merge
    ganar=win,earn,gain; garantizar=guarantee; gastar=spend; generar=generate; gestionar=manage; girar=turn,rotate
    gobernar/gobierna=govern,rule; golpear=hit,beat,strike; grabar=record,engrave; graduar=graduate; gritar=shout,scream; guardar=keep,save
    guiar=guide; gustar=like,please; habitar=inhabit; hablar=speak,talk; hallar=find; heredar=inherit; herir/hiere/hirió=wound,injure,hurt
    honrar=honor,honour; huir/huye=flee,escape; hundir=sink; identificar=identify; ignorar=ignore; igualar=equal,tie
    iluminar=illuminate,light; ilustrar=illustrate; imaginar=imagine; imitar=imitate; impartir=teach; impedir/impide=prevent,stop
    implementar=implement; implicar=imply,involve; imponer/impuso=impose; importar=import,matter; imprimir=print
    impulsar=drive,boost,promote; inaugurar=inaugurate,open; incautar=seize; incendiar=burn; incluir=include; incorporar=incorporate
    incrementar=increase; indemnizar=compensate; independizar=emancipate; indicar=indicate; infectar=infect; influir=influence
    informar=report,inform; infringir=infringe,violate; ingresar=enter,join; iniciar=start,begin,initiate
    inscribir/inscrito=register,enroll; insistir=insist; inspeccionar=inspect; inspirar=inspire; instalar=install; instar=urge
    insultar=insult; integrar=integrate; intensificar=intensify; intentar=try,attempt; intercambiar=exchange; interpretar=interpret,perform
    interrogar=interrogate,question; interrumpir=interrupt; intervenir/interviene/intervino=intervene; introducir/introdujo=introduce
    inundar=flood; invadir=invade; inventar=invent; invertir/invierte/invirtió=invest; investigar=investigate,research; invitar=invite
    involucrar=involve; ir=go; jubilar=retire; jugar/juega=play; juntar=gather,join; jurar=swear; justificar=justify; juzgar=judge,try
    lamentar=regret,lament; lanzar=launch,throw; lavar=wash,launder; leer=read; legalizar=legalize; levantar=lift,raise
    liberar=release,free,liberate; liderar=lead; limitar=limit; limpiar=clean; llamar=call,name; llegar=arrive,reach; llenar=fill
    llevar=carry,take,bring; llorar=cry,weep; llover/llueve=rain; localizar=locate; lograr=achieve,manage; luchar=fight,struggle
    madurar=ripen; maltratar=mistreat,abuse; mandar=send,command; manejar=handle,drive,manage; manifestar/manifiesta=express,demonstrate
    manipular=manipulate; mantener/mantiene/mantuvo=maintain,keep; marchar=leave; matar=kill; mediar=mediate; medir/mide=measure
    mejorar=improve; mencionar=mention; mentir/miente/mintió=lie; merecer=deserve; mezclar=mix; migrar=migrate; militarizar=militarize
    mirar=look,watch; modernizar=modernize; modificar=modify,amend; molestar=annoy; morder/muerde=bite; morir=die
    mostrar/muestra=show,display; mover/mueve=move; mudar=move; multiplicar=multiply; nacer=born; nacionalizar=nationalize; nadar=swim
    narrar=narrate,tell; navegar=sail,navigate,browse; necesitar=need,require; negar/niega=deny,refuse; negociar=negotiate
    nombrar=appoint,name; nominar=nominate; notar=notice; notificar=notify; obedecer=obey; obligar=force,oblige; observar=observe
    obstruir=obstruct; obtener=get,obtain,win; ocultar=hide,conceal; ocupar=occupy; ocurrir=happen,occur; odiar=hate; ofender=offend
    ofrecer=offer; oír=hear; olvidar=forget; operar=operate; opinar=opine,think; oponer/opuso/opuesto=oppose; oprimir=oppress
    optar=opt,choose; ordenar=order; organizar=organize,organise; orientar=orient,guide; originar=originate; pactar=agree; padecer=suffer
    pagar=pay; participar=participate,join; partir=leave,depart; pasar=pass,happen,spend; pedir/pide=ask,request; pelear=fight
    penetrar=penetrate; pensar/piensa=think; perder=lose,miss; perdonar=forgive,pardon; perjudicar=harm,damage; permanecer=remain,stay
    permitir=allow,permit; perseguir/persigue=pursue,persecute; pertenecer=belong; pescar=fish; pesar=weigh; pintar=paint; planear=plan
    planificar=plan; plantear=raise,propose,pose; poblar=populate; poner=put,set; portar=carry; poseer=possess; posponer/pospuso=postpone
    practicar=practice,practise; precisar=specify,clarify; predecir/predice/predijo=predict; preferir/prefiere/prefirió=prefer
    preguntar=ask; premiar=award,reward; preocupar=worry,concern; preparar=prepare; presentar=present,submit; preservar=preserve
    presidir=preside,chair; presionar=pressure,press; prestar=lend; pretender=intend,pretend; prevenir/previene/previno=prevent
    privar=deprive; privatizar=privatize; probar/prueba=prove,test,try; proceder=proceed; procesar=process,prosecute; proclamar=proclaim
    producir=produce; programar=program,schedule; progresar=progress; prohibir=ban,prohibit,forbid; prometer=promise,pledge
    promover/promueve=promote; promulgar=enact,promulgate; pronosticar=forecast,predict; pronunciar=pronounce; propagar=spread
    proponer=propose; proporcionar=provide,supply; prorrogar=extend; proseguir/prosigue=continue; prosperar=prosper,thrive; proteger=protect
    protestar=protest; provenir/proviene=come; provocar=cause,provoke,trigger; publicar=publish,release; quebrar/quiebra=break,bankrupt
    quedar=remain,stay; quemar=burn; querer=want; quitar=remove; radicar=settle; raptar=kidnap,abduct; ratificar/ratifica=ratify
    reaccionar=react; realizar=perform,conduct,make; reanudar=resume; rebelar=rebel; recaudar=collect,raise; rechazar=reject,refuse
    recibir=receive; reclamar=claim,demand; reclutar=recruit; recoger=collect,gather; recomendar/recomienda=recommend
    reconocer=recognize,recognise,acknowledge; reconstruir=rebuild; recordar/recuerda=remember,recall; recorrer=tour,travel; recortar=cut
    recuperar=recover,regain; recurrir=resort,appeal; redactar=draft,write; reducir=reduce,cut; reelegir/reelige=reelect; reemplazar=replace
    referir/refiere/refirió=refer; reflejar=reflect; reformar=reform; reforzar/refuerza=reinforce,strengthen; regalar=give
    registrar=register,record; regresar=return; regular=regulate; reinar=reign; reír/ríe=laugh; relacionar=relate; relatar=recount,narrate
    remitir=refer,send; rendir/rinde=surrender,yield; renovar/renueva=renew; renunciar=resign,quit,renounce; reparar=repair
    repartir=distribute,share; repetir/repite=repeat; reportar=report; representar=represent; reprimir=repress,suppress
    requerir/requiere/requirió=require; rescatar=rescue; reservar=reserve,book; residir=reside,live; resistir=resist
    resolver/resuelve=resolve,solve; respetar=respect; respirar=breathe; responder=answer,respond,reply; restablecer=restore
    restaurar=restore; restringir=restrict; resultar=result; resumir=summarize; retener/retiene/retuvo=retain,hold
    retirar=withdraw,retire,remove; retrasar=delay; reunir=gather,meet; revelar=reveal; revertir/revierte/revirtió=reverse
    revisar=review,revise,check; revocar=revoke; robar=steal,rob; rodear=surround; romper=break; sacar=remove,extract; sacrificar=sacrifice
    salir=leave,exit; saltar=jump; salvar=save,rescue; sancionar=sanction,punish; sanar=heal; saquear=loot,plunder; satisfacer=satisfy
    secuestrar=kidnap,abduct,hijack; seguir/sigue/siguió=follow,continue; seleccionar=select; sembrar/siembra=sow,plant
    sentir/siente/sintió=feel; señalar=indicate,point,say; separar=separate; servir/sirve=serve; significar=mean; simbolizar=symbolize
    simpatizar=sympathize; situar=situate,locate; sobrevivir=survive; solicitar=request,apply; solucionar=solve; someter=submit,subject
    sonreír/sonríe=smile; soportar=endure,withstand; sorprender=surprise; sospechar=suspect; sostener=sustain,hold; subastar=auction
    subir=rise,climb,increase; subrayar=stress,underline; suceder=happen,succeed; sufrir=suffer; sugerir/sugiere/sugirió=suggest; sumar=add
    suministrar=supply,provide; superar=exceed,overcome,surpass; supervisar=supervise,oversee; suponer/supuso/supuesto=suppose,assume
    suprimir=suppress,remove; surgir=emerge,arise; suscribir/suscrito=sign,subscribe; suspender=suspend; sustituir=replace,substitute
    talar=log,fell; terminar=finish,end; tocar=touch,play; tolerar=tolerate; tomar=take,drink; torturar=torture; trabajar=work
    traducir/tradujo=translate; traer=bring; traicionar=betray; tramitar=process; transferir/transfiere/transfirió=transfer
    transformar=transform; transmitir=transmit,broadcast; transportar=transport,carry; trasladar=move,transfer; tratar=treat,try
    triunfar=triumph,succeed; ubicar=locate; unificar=unify; unir=unite,join; usar=use; utilizar=use,utilize; vacunar=vaccinate
    valorar=value,assess; variar=vary; velar=watch; vencer=defeat,beat,expire; vender=sell; venir=come; ver=see,watch
    verificar=verify,check; vestir/viste=wear,dress; vetar=veto; viajar=travel; vigilar=monitor,watch,guard; vincular=link
    violar=violate,rape; visitar=visit; vivir=live; volar/vuela=fly; volver=return; votar=vote
  `,
]
