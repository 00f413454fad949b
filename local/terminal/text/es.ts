import { esFaults } from "../../google/fault-texts/es";
import { called } from "../called";
import type { LiveText, TerminalText } from ".";
import { CONNECTIONS, CONSENT, CREDENTIALS, DELEGATION } from "./addresses";

/** Lo que lee en español quien trabaja en una terminal. */
export const es: TerminalText = {
  usage: {
    seeHelp: (command) =>
      `Consulta ${called}${command ? ` ${command}` : ""} --help para ver lo que hay.`,
    unknownCommand: (word, near) =>
      `No hay ningún comando ni función “${word}”. ¿Querías decir “${near}”?`,
    unknownCommandAlone: (word) => `No hay ningún comando ni función “${word}”.`,
    fileAlone: (file, word) =>
      `¿Qué se debe hacer con ${file}? Para ver qué pasaría: ${called} check ${word}. Para crear sus espacios: ${called} create ${word}`,
    unknownOption: (option, near) => `No hay ninguna opción ${option}. ¿Querías decir --${near}?`,
    unknownOptionAlone: (option) => `No hay ninguna opción ${option}.`,
    notOfCommand: (command, option) => `“${command}” no admite --${option}. Quítala.`,
    noValue: (option, value) => `--${option} no admite ningún valor. Quita “${value}”.`,
    valueMissing: (option) => `--${option} necesita un valor detrás.`,
    tooMuch: (word) => `“${word}” es una palabra de más. Quítala.`,
    fileMissing: (command) =>
      `“${command}” necesita un archivo CSV. Escribe ${called} ${command} ARCHIVO.csv.`,
    functionMissing: `“run” necesita el nombre de una función. Escribe ${called} run createSpace.`,
    twoFiles: (one, other) => `Solo se puede trabajar en una hoja. Indica ${one} o ${other}.`,
    localeUnknown: (value) =>
      `--locale ${value} no es un idioma. Escríbelo como en --locale es_MX.`,
    notPositive: (option, value) =>
      `--${option} ${value} no es un número mayor que 0. Escribe uno.`,
    tooLong: (option, value, limit) =>
      `--${option} ${value} es demasiado tiempo. Escribe ${limit} segundos como máximo.`,
    liveOnly: (option) => `--${option} es para el Chat real. Añade --live o quita esa opción.`,
    faultLive: "--fault es para el simulador de este equipo. Quita --live o --fault.",
    faultUnknown: (fault) =>
      `--fault ${fault} no es un fallo. Escribe NOMBRE, o NOMBRE:VECES si Chat debe fallar ese número de veces, con uno de estos nombres:`,
    faultOfPlayground: (fault, why) =>
      `--fault ${fault} no cambia nada aquí: ${why}. Actívalo en la página de pruebas: npm run playground`,
    faultOfSheet: (fault) =>
      `--fault ${fault} trata de una hoja. Escribe ${called} create ARCHIVO.csv --fault ${fault}`,
    reasonUnknown: (reason) =>
      `--reason ${reason} no existe. Escribe --reason copied, --reason uncertain o --reason displaced.`,
    reasonNeeded:
      "Con --yes, di a qué filas te refieres: --reason copied, --reason uncertain o --reason displaced.",
    uncertainLive:
      "Con la cuenta que las empezó, la mayoría de las filas de resultado desconocido continúan solas. Añade --live para que se sepa cuáles son tuyas.",
    jsonAndFile:
      "--json y los resultados no pueden ir juntos a la salida estándar. Indica un archivo: --out ARCHIVO.csv",
    asNeeded: "Di con --as PERSONA en nombre de quién se ejecuta.",
    noSheet: (name) =>
      `${name} no usa ninguna hoja. Quita --sheet; para los espacios de sus filas: ${called} create ARCHIVO.csv`,
    needsSheet: (name, command) =>
      `${name} necesita una hoja. Escribe ${called} ${command} ARCHIVO.csv`,
    ofPage: (name) =>
      `${name} la llama la página de la hoja de cálculo, con lo que hay en ella, así que no se puede ejecutar sola. En una terminal usa ${called} check, create o start-over con un archivo.`,
  },

  unexpected: (message) =>
    `Ha fallado de forma inesperada: ${message}. Ejecútalo de nuevo; si continúa, informa del error con este texto.`,

  screen: {
    notWritten: (code) =>
      `No se ha podido escribir todo en la salida estándar (${code}). El trabajo continúa; envía la salida a un lugar con espacio.`,
  },

  file: {
    piped: "la entrada estándar",
    nothingPiped:
      "Con “-” la hoja se lee de la entrada estándar, y por ella no llega nada. Envíale un archivo: < ARCHIVO.csv",
    missing: (path) => `No existe el archivo ${path}. Comprueba su nombre y su carpeta.`,
    gone: (path) =>
      `${path} ha desaparecido: alguien lo ha movido o eliminado. Recupéralo y ejecuta esto de nuevo.`,
    notAFile: (path) =>
      `${path} no es un archivo. Indica un archivo CSV o envíalo: --sheet - < ARCHIVO.csv`,
    unreadable: (path, code) =>
      `No se puede leer ${path} (${code}). Comprueba que puedes leer el archivo y su carpeta.`,
    otherEncoding: (name) =>
      `${name} no es texto en UTF-8 ni en UTF-16. En tu programa de hojas de cálculo, guárdalo de nuevo como “CSV UTF-8”.`,
    quote: (name, line) =>
      `${name} no se puede leer como CSV: en la línea ${line} hay unas comillas fuera de lugar. Un campo que contiene comillas va entre otras comillas, y las de dentro se duplican: "a ""b"" c".`,
    openQuote: (name, line, start) =>
      `${name} no se puede leer como CSV: las comillas que se abren en la línea ${line}, en ${start}, no se cierran nunca. Ciérralas, o duplícalas si son parte del texto.`,
    noColumns: (name, nameColumn, membersColumn) =>
      `${name} no tiene ninguna columna “${nameColumn}” ni “${membersColumn}”. Escribe esas palabras encima de las columnas, di cuáles de las suyas valen con --name-column ENCABEZADO y --members-column ENCABEZADO, o haz un archivo nuevo: ${called} template NUEVO.csv`,
    meant: {
      name: (header, option) =>
        `“${header}” parece contener los nombres y no se lee. Para leerla, añade ${option}; si contiene otra cosa, añade --name-column -`,
      members: (header, option) =>
        `“${header}” parece contener los miembros y no se lee. Para leerla, añade ${option}; si contiene otra cosa, añade --members-column -`,
    },
    noSuchColumn: (name, header, headers) =>
      `${name} no tiene ninguna columna “${header}”. Tiene: ${headers}. Indica una de ellas.`,
    resultColumn: (header) =>
      `“${header}” es una columna de resultados, así que no puede contener otra cosa. Escribe otra palabra encima de ella en el archivo e indica esa.`,
    namesAsLinks: (name, header, nameColumn) =>
      `${name}: debajo de “${header}”, que es para los enlaces a los espacios, hay textos que no son enlaces. Si son los nombres, escribe “${nameColumn}” encima de ellos.`,
    columnsMissing: (columns) =>
      `Al archivo le faltan estas columnas: ${columns}. Alguien las ha quitado entretanto: ejecuta esto de nuevo.`,
    nobodyNamed: (row) =>
      `La fila ${row} no dice en nombre de quién se crea su espacio. Rellena su columna Crear como, o di con --as PERSONA quién crea esas filas.`,
    changed: (name, copy) =>
      `Otro programa ha cambiado ${name} entretanto, así que no se ha escrito nada más en él. Lo que se ha hecho está en el archivo nuevo ${copy}: ejecuta esto de nuevo con ese.`,
    locked: (name, pid, lock) =>
      `Otra ejecución está trabajando en ${name} (proceso ${pid}). Espera a que termine; si no hay tal ejecución, elimina ${lock}`,
    lockedElsewhere: (name, host, lock) =>
      `Otra ejecución está trabajando en ${name}, en el equipo ${host}. Espera a que termine; si no hay tal ejecución, elimina ${lock}`,
    notLocked: (path, code) =>
      `No se puede crear el archivo ${path}, que impide una segunda ejecución (${code}). Comprueba que puedes escribir en su carpeta y que hay espacio.`,
    hardLinked: (name) =>
      `${name} tiene un segundo nombre en este disco (un enlace físico), del que se separaría al guardar. Trabaja en una copia: --out ARCHIVO.csv`,
    noSpace: (name) =>
      `No queda espacio para ${name}, así que se ha dejado como estaba. Libera espacio y ejecuta esto de nuevo.`,
    noFolder: (folder) => `No existe la carpeta ${folder}. Créala o indica otra.`,
    notAllowed: (name, folder) =>
      `No se permite escribir ${name} en ${folder}. Cambia los permisos de esa carpeta o trabaja en otra.`,
    notWritten: (name, code) =>
      `No se ha podido escribir ${name} (${code}). Si está abierto en un programa de hojas de cálculo, ciérralo allí y ejecuta esto de nuevo.`,
    outIsSheet: (name) =>
      `Una prueba nunca escribe en el archivo que prueba, y --out indica el propio ${name}. Indica otro archivo.`,
    outNoTrial: (name) =>
      `${name} ya existe y no es el resultado de una prueba, así que no se sobrescribe. Indica otro archivo o mueve ese a otro sitio.`,
    outExists: (name) =>
      `${name} ya existe, y una ejecución real necesita un archivo propio. Indica otro; o, para continuar con ese, indícalo en lugar de la hoja y quita --out.`,
    outNeeded:
      "En una ejecución real, los resultados necesitan un archivo: en él queda lo que se sabe de una fila antes de preguntar a Chat. Indica uno nuevo: --out ARCHIVO.csv",
    templateNeedsFile: `“template” necesita el nombre de un archivo. Escribe ${called} template ARCHIVO.csv`,
    trial: (name) =>
      `${name} contiene los resultados de una prueba, que son inventados. Usa el archivo que se probó, sin esos resultados.`,
  },

  template: {
    made: (name, next) =>
      `${name} está listo, con todas las columnas y dos ejemplos. Sustitúyelos por tus filas y después: ${next}`,
    completed: (name, next) =>
      `${name} ya tiene todas las columnas; lo que había queda como estaba. A continuación: ${next}`,
    ownHeaders: (name, next) =>
      `${name} ya tiene las columnas de los resultados; lo que había queda como estaba. Sus propios encabezados se leen si los indicas. A continuación: ${next}`,
  },

  question: {
    choices: "[s/N]",
    yes: ["s", "sí", "si"],
    nobody:
      "Aquí no hay a quién preguntar, porque esto no es una terminal, y no se crea nada sin preguntar. Mira con “check” qué pasaría y después añade --yes.",
    nothingCreated: "No se ha creado nada y el archivo está como estaba.",
    nothingDone: "No se ha hecho nada.",
    run: (name) => `¿Ejecutar ${name} de verdad, en Google?`,
  },

  run: {
    whoseRows: "Cuáles de estas filas empezaste tú solo se sabe con --live.",
    timedOut:
      "Una parte del trabajo ha tardado demasiado y se ha interrumpido. Ejecútalo de nuevo.",
    goesOn: "Continúa donde se detuvo.",
    againTrial:
      "Una prueba empieza de cero cada vez. Para continuar esta, ejecútala con el archivo de sus resultados.",
    ending: "Termina después de los espacios en curso. Pulsa Ctrl-C otra vez para terminar ya.",
  },

  log: {
    levels: { notice: "Aviso", log: "Info", info: "Info", warn: "Alerta", error: "Error" },
    title: "Registro de ejecución",
    started: "Ejecución iniciada",
    completed: "Ejecución completada",
    shown: "Se muestra",
  },

  trial: {
    spaces: "Espacios en el simulador de Google Chat",
    none: "ninguno",
    more: (count) => `… y ${count} más`,
    nothingReal: "Esto ha sido una prueba en tu equipo: no se ha creado nada en Google.",
    results: (name) => `Cómo quedaría el archivo está en ${name}`,
    next: "Para hacerlo de verdad, consulta README.md.",
    nextSheet: "De verdad: lo mismo con --live.",
  },

  startOver: {
    rows: {
      copied: (count) =>
        count === 1
          ? "1 fila se copió con el resultado de otra:"
          : `${count} filas se copiaron con los resultados de otras:`,
      uncertain: (count) =>
        count === 1
          ? "1 fila tiene un resultado desconocido:"
          : `${count} filas tienen un resultado desconocido:`,
      displaced: (count) =>
        count === 1
          ? "1 fila muestra un espacio con otro nombre:"
          : `${count} filas muestran un espacio con otro nombre:`,
    },
    confirm: {
      copied: "¿Debe convertirse cada una en un espacio propio y vaciarse lo que muestran?",
      uncertain:
        "¿Has mirado en Chat y sus espacios no existen, de modo que se pueden crear de nuevo?",
      displaced: "¿Es el espacio de otra fila, de modo que estas se conviertan en filas nuevas?",
    },
    keep: "¿Cambiaron de nombre estas filas, de modo que conserven sus espacios?",
    nobody:
      "Aquí no hay a quién preguntar, porque esto no es una terminal, y no se vacía ningún resultado sin preguntar. Mira las filas con “check” y después añade --yes y --reason.",
    leftAlone: "El archivo está como estaba.",
    nothing: "No hay ninguna fila sobre la que tengas que decidir.",
    done: `Listo. A continuación: ${called} check ARCHIVO.csv`,
  },

  remedies: {
    signedOut: `Inicia sesión de nuevo: ${called} logout y después ${called} login.`,
    scopeMissing: `Inicia sesión de nuevo y marca todas las casillas cuando Google pregunte: ${called} logout y después ${called} login.`,
    unexpected: "Actualiza Chat Spaces; si continúa, informa del error con este texto.",
  },

  rows: {
    copied: () =>
      `Esta fila es copia de otra, con su ID de la solicitud. Para un espacio propio: ${called} start-over ARCHIVO.csv --reason copied`,
    begunByAnother: () =>
      `Otra persona empezó esta fila y no se sabe cómo acabó. Mira en Chat si existe el espacio: si existe, escribe Creado como estado; si no: ${called} start-over ARCHIVO.csv --live --reason uncertain`,
    begunLongAgo: () =>
      `Esta fila se empezó hace más de un día y no se sabe cómo acabó. Mira en Chat si existe el espacio: si existe, escribe Creado como estado; si no: ${called} start-over ARCHIVO.csv --live --reason uncertain`,
    requestIdLost: () =>
      `Esta fila se empezó y ha perdido su ID de la solicitud, así que no se sabe cómo acabó. Mira en Chat si existe el espacio: si existe, escribe Creado como estado; si no: ${called} start-over ARCHIVO.csv --live --reason uncertain`,
    displaced: (found) =>
      `Esta fila muestra el espacio “${found}”, que se creó para una fila con otro nombre. Si es el espacio de esta fila: ${called} start-over ARCHIVO.csv --reason displaced --keep; si no, lo mismo sin --keep.`,
  },

  help: {
    usage: "Uso",
    form: "[--opción …]",
    command: "COMANDO",
    commands: "Comandos",
    options: "Opciones",
    examples: "Ejemplos",
    intro:
      "Crea espacios de Google Chat a partir de las filas de un archivo CSV. Sin --live todo es una\nprueba con un simulador de Google en este equipo: no se crea nada en Google.",
    more: `${called} COMANDO --help dice más de cada uno.`,
    alone: "Sin comando ejecuta createSpace, como Ejecutar en el editor de Apps Script.",
    exitCodes:
      "Código de salida: 0 todo hecho; 2 hay filas que fallaron o requieren atención, o personas sin\nunirse; 1 no se pudo ejecutar, o dijiste que no; 130 Ctrl-C",
    faults: "Nombres para --fault",
    faultAbout: esFaults,
    faultElsewhere: {
      "grant-lost": "en una terminal no queda abierta ninguna página",
      "typed-columns": "un archivo CSV no tiene menús desplegables",
      "typed-columns-late": "un archivo CSV no tiene menús desplegables",
      "merged-header": "un archivo CSV no tiene celdas combinadas",
    },
    inPlayground: (why) => `(en la página de pruebas: ${why})`,
    argument: { FILE: "ARCHIVO.csv", FUNCTION: "FUNCIÓN" },
    about: {
      check: "dice qué pasaría; no escribe nada",
      create: "crea los espacios de las filas y escribe qué ha sido de cada una",
      template: "hace un archivo con todas las columnas, o añade las que le faltan a uno",
      connection: "dice qué pasos de la configuración están hechos; no crea nada",
      "start-over": "convierte en nuevas las filas sobre las que solo tú puedes decidir",
      login: "inicia sesión en Google, en tu navegador",
      logout: "revoca la sesión en Google y la elimina aquí",
      run: "ejecuta una función global del script, como Ejecutar en el editor",
    },
    details: {
      check:
        "Lo primero que se hace con un archivo. Con --live sabe qué filas interrumpidas son tuyas.\nCódigo de salida 2 si alguna fila requiere atención.",
      create:
        "Sin --live es una prueba: los resultados van a un archivo junto al tuyo (classes.trial.csv), o\nadonde diga --out. Con --live van al propio archivo: párala cuando quieras y ejecútala de nuevo;\ncontinúa donde se detuvo y no crea ningún espacio dos veces. Una prueba empieza de cero cada vez;\npara continuar una, indica su archivo. En cada archivo trabaja una ejecución a la vez.",
      template: "Lo que hay queda como está.",
      connection:
        "Sin --live pregunta al simulador. Con --live pregunta a Chat, por un espacio que no puede existir.\nCódigo de salida 1 si falta un paso.",
      "start-over":
        "De filas copiadas con un resultado, que muestran el espacio de otra fila, o cuyo resultado es\ndesconocido. Cada tipo se muestra y se pregunta; después se vacían sus resultados. No se elimina\nningún espacio.",
      login: "La sesión se guarda en tu propia carpeta de ajustes, que solo tú puedes leer.",
      logout: "",
      run: "Las funciones que llama la página de la hoja de cálculo no se pueden ejecutar solas.",
    },
    option: {
      sheet: ["ARCHIVO.csv", "el archivo CSV, si no va tras el comando; - lo lee de la entrada"],
      out: ["ARCHIVO.csv", "adónde van los resultados; - los escribe en la salida estándar"],
      "name-column": ["ENCABEZADO", "el encabezado propio sobre los nombres; - si no hay"],
      "members-column": ["ENCABEZADO", "el encabezado propio sobre los miembros; - si no hay"],
      reason: ["TIPO", "solo las filas copied, uncertain o displaced"],
      keep: ["", "las filas que cambiaron de nombre conservan su espacio"],
      "per-minute": ["N", "como máximo tantos espacios por minuto (por defecto: 59)"],
      fault: ["NOMBRE[:VECES]", "hace fallar así al simulador; sin NOMBRE los muestra todos"],
      live: ["", "de verdad, en Google Chat, como tú, con sesión en tu navegador"],
      yes: ["", "no pregunta antes de crear o vaciar; necesario si no hay a quién"],
      "client-secrets": ["ARCHIVO", "el JSON del cliente OAuth (por defecto: client_secrets.json)"],
      account: ["NOMBRE", "tu dirección: no se acepta otra sesión; separa varias cuentas"],
      "no-browser": ["", "no abre el navegador: sigue el enlace que se muestra"],
      wait: ["SEGUNDOS", "cuánto esperar el inicio de sesión (por defecto: 300)"],
      key: ["ARCHIVO", "la clave de una cuenta de servicio con delegación en todo el dominio"],
      as: ["PERSONA", "con --key: en nombre de quién; la columna Crear como indica otras"],
      address: ["URL", "dónde está Chat (por defecto: https://chat.googleapis.com)"],
      json: ["", "una línea de JSON por cada suceso; lo demás va a stderr"],
      locale: ["IDIOMA", "tu idioma, como es_MX (por defecto: el del sistema)"],
      help: ["", "muestra esto; también -h"],
      version: ["", "muestra la versión"],
    },
  },
};

export const esLive: LiveText = {
  real: {
    as: (address, who, client) => `De verdad en ${address}, como ${who}, con el cliente ${client}.`,
    delegated: (address, who, email) =>
      `De verdad en ${address}, como ${who}, mediante la cuenta de servicio ${email}.`,
    whoSignsIn: "la cuenta con la que inicies sesión",
    peopleOfSheet: "las personas de la columna Crear como",
  },

  options: {
    keyNeeded: "--as PERSONA necesita una cuenta de servicio: --key ARCHIVO.",
    notAnAddress: (option) =>
      `--as necesita la dirección de correo de una persona, y “${option}” no lo es. Escribe por ejemplo --as ana@example.com`,
    createAsNotAnAddress: (word) =>
      `La columna Crear como dice “${word}”, que no es una dirección de correo. Escribe ahí la dirección de una persona.`,
    otherPerson: (person) =>
      `La columna Crear como indica a ${person}. Para crear espacios en nombre de otras personas, usa una cuenta de servicio: --key ARCHIVO. Para crearlos en tu nombre, vacía la columna.`,
    address: (google, address) =>
      `A Chat se le llama en ${google} o, con una sesión de este equipo, en una dirección de este equipo como http://127.0.0.1:8080. Con esta sesión no se permite ${address}.`,
    tlsOff:
      "NODE_TLS_REJECT_UNAUTHORIZED es 0: cualquiera por el camino podría leer tu sesión. Quítala; para un proxy de tu organización, indica su certificado en NODE_EXTRA_CA_CERTS.",
  },

  signIn: {
    link: (url) => `Inicia sesión en Google en tu navegador:\n\n  ${url}\n`,
    ssh: (port) =>
      `¿Tu navegador está en otro equipo? Ejecuta antes allí: ssh -L ${port}:127.0.0.1:${port} ESTE-EQUIPO`,
    noBrowser: "No se ha podido abrir ningún navegador: sigue el enlace de arriba.",
    otherPermissions: "Esta versión pide otros permisos que la anterior.",
    doneAs: (person) => `Sesión iniciada como ${person}.`,
    done: "Sesión iniciada, con la cuenta que elegiste en el navegador. Google solo dice cuál es si la indicas: con --account tu@example.com se comprueba.",
    already:
      "Ya tenías la sesión iniciada. Google solo dice con qué cuenta si la indicas: --account tu@example.com",
    alreadyAs: (person) => `Ya tenías la sesión iniciada, como ${person}.`,
    out: "Sesión cerrada: Google la ha revocado y su archivo se ha eliminado.",
    outBefore: "Sesión cerrada: ya había terminado y su archivo se ha eliminado.",
    nobody: "Aquí nadie tenía la sesión iniciada.",
    outHereOnly: (code) =>
      `El archivo de la sesión se ha eliminado, pero Google no la ha revocado (${code}), así que allí sigue siendo válida. Quita esta app en ${CONNECTIONS}`,
  },

  errors: {
    access_denied: `Google no ha dejado entrar a esta app: la rechazaste, o su pantalla de consentimiento está en pruebas y no estás entre sus usuarios de prueba (${CONSENT}). Ejecútalo de nuevo y permítela.`,
    admin_policy_enforced:
      "El administrador de tu organización no permite esta app. Pídelo en Seguridad → Controles de API, en la consola de administración.",
    invalid_client:
      "Google ya no conoce este cliente o su secreto. Descarga de nuevo el JSON del cliente OAuth.",
    invalid_scope: "Google no concede los permisos que indica capabilities.json. Compruébalos.",
    org_internal:
      "Esta app es solo para personas de la organización a la que pertenece. Inicia sesión con una cuenta así.",
    redirect_uri_mismatch:
      "El URI de redirección no está registrado en este cliente OAuth. Añádelo allí o usa un cliente del tipo Aplicación de escritorio.",
    temporarily_unavailable:
      "El inicio de sesión de Google no está disponible en este momento. Inténtalo más tarde.",
  },

  endings: {
    "sign-in":
      "Google no ha aceptado el código de este inicio de sesión: ya se usó o es demasiado antiguo. Ejecútalo de nuevo.",
    refresh:
      "La sesión ha terminado o se ha revocado; la de una app en pruebas termina a los 7 días. Inicia sesión de nuevo.",
    "sign-out": "La sesión ya había terminado.",
    delegation:
      "Google no acepta la clave para esta persona. Comprueba la dirección de la persona, la clave y el reloj de este equipo.",
  },

  failures: {
    network: (code) =>
      `No se ha podido llegar al inicio de sesión de Google (${code}). Comprueba la conexión e inténtalo de nuevo.`,
    certificate: (code) =>
      `Aquí no se confía en el certificado del inicio de sesión de Google (${code}): alguien lee por el camino. Si es un proxy de tu organización, indica su certificado en NODE_EXTRA_CA_CERTS; si no, usa otra red.`,
    oddAnswer: (code) =>
      `Lo que ha llegado no es una respuesta del inicio de sesión de Google (${code}): puede que responda en su lugar una red que pide iniciar sesión en ella, o un proxy. Compruébalo y ejecútalo de nuevo.`,
    other: (code) =>
      `El inicio de sesión no ha funcionado (${code}). Ejecútalo de nuevo; si continúa, quita antes esta app en ${CONNECTIONS}`,
    as: (person, message) => `Como ${person}: ${message}`,
    notGranted: (scopes) =>
      `Has iniciado sesión y no has concedido: ${scopes}. Ejecútalo de nuevo y marca todos los permisos.`,
    otherAccount: (signedIn, account) =>
      `Has iniciado sesión como ${signedIn}, y --account indica ${account}. No se ha creado nada: ejecútalo de nuevo y elige ${account} en el navegador, o indica la otra cuenta.`,
    noAccount: (account) =>
      `Google no ha dicho si fue ${account} quien inició sesión. Ejecútalo de nuevo y deja que Google diga tu dirección de correo, o quita --account.`,
    timeout: (seconds) =>
      `Nadie ha iniciado sesión en ${seconds} segundos. Ejecútalo de nuevo cuando quieras.`,
    portTaken: (port, code) =>
      `El puerto ${port} de este equipo no se puede usar (${code}), y es el que indica el URI de redirección del cliente web. Cierra el programa que lo usa o usa un cliente del tipo Aplicación de escritorio.`,
    noRedirect:
      "Este cliente web no tiene ningún URI de redirección en este equipo. Añade http://127.0.0.1:8765/ a sus URI de redirección autorizados y descarga de nuevo su JSON, o usa un cliente del tipo Aplicación de escritorio.",
    delegation: (person, code, clientId, scopes) =>
      [
        `La cuenta de servicio no puede actuar como ${person} (${code}): no tiene configurada la delegación en todo el dominio, o no para este permiso.`,
        `Un administrador la configura en ${DELEGATION}`,
        "(Seguridad → Control de acceso y datos → Controles de API → Gestionar delegación en todo el dominio → Añadir nuevo):",
        `  ID de cliente    ${clientId}`,
        `  Ámbitos de OAuth ${scopes}`,
        "Puede tardar un rato en funcionar.",
      ].join("\n"),
    noAnswer: (address, code) => `No hay respuesta de ${address} (${code}).`,
  },

  pages: {
    language: "es",
    toGoogle: ["Al inicio de sesión de Google", "Continuar al inicio de sesión de Google"],
    done: ["Sesión iniciada", "Chat Spaces continúa en la terminal. Puedes cerrar esta página."],
    failed: ["Sesión no iniciada", "La terminal dice por qué. Puedes cerrar esta página."],
    stray: ["Aquí no hay nada", "Chat Spaces espera otra página."],
  },

  settings: {
    insideProject: (folder) =>
      `Las sesiones no se guardan dentro del proyecto, en ${folder}. Define XDG_CONFIG_HOME como una carpeta de otro sitio.`,
    notYours: (path) =>
      `${path} no es un archivo o una carpeta tuya, así que no se usa una sesión que esté ahí: puede haberla puesto otra persona. Elimínala o ejecuta esto como la persona a la que pertenece.`,
    wasOpen: (path) =>
      `Los permisos de ${path} dejaban que otras personas de este equipo leyeran una sesión tuya. Vuelve a ser solo tuya; si alguien pudo leerla, ejecuta logout e inicia sesión de nuevo.`,
    notKept: (path, code) =>
      `No se ha podido escribir ${path} (${code}). Libera espacio ahí o haz tuya la carpeta.`,
    signInNotKept: (path, code) =>
      `La sesión vale para esta ejecución y no se ha podido guardar en ${path} (${code}).`,
  },

  files: {
    download: `En la consola de Google Cloud (${CREDENTIALS}), crea o abre un ID de cliente OAuth del tipo Aplicación de escritorio, descarga su JSON y guárdalo`,
    newKey:
      "En la consola de Google Cloud, en IAM y administración → Cuentas de servicio → Claves, añade una clave del tipo JSON y guárdala",
    remedy: (how, path) => `${how} como ${path}.`,
    missing: (path, remedy) => `No existe el archivo ${path}. ${remedy}`,
    unreadable: (path, code) =>
      `No se puede leer ${path} (${code}). Comprueba que es un archivo y que es tuyo.`,
    notAFile: (path) =>
      `${path} no es un archivo. Indica el archivo que te dio Google, y no una carpeta ni una tubería.`,
    notJson: (path, remedy) => `${path} no es JSON como el que da Google. ${remedy}`,
    othersCanRead: (path) =>
      `Otras personas de este equipo pueden leer ${path}. Para que sea solo tuyo: chmod 600 ${path}`,
    isKey: (path) =>
      `${path} es la clave de una cuenta de servicio, que por sí sola no inicia la sesión de nadie. Úsala con --key ${path} --as PERSONA, o guarda ahí el JSON de un cliente OAuth.`,
    isSignIn: (path, how) =>
      `${path} contiene una sesión guardada, y no un cliente OAuth: se escribió encima de él. ${how} ahí de nuevo.`,
    twoClients: (path) =>
      `${path} describe dos clientes OAuth, “installed” y “web”. Deja solo el que quieras usar.`,
    noClient: (path, how) =>
      `${path} no tiene “installed” ni “web”, así que no describe ningún cliente OAuth. ${how} ahí.`,
    noClientId: (path, how) =>
      `${path} no tiene un client_id como los que da Google. ${how} ahí de nuevo.`,
    elsewhere: (path, how) =>
      `${path} quiere iniciar sesión en otro sitio que no es Google. ${how} ahí de nuevo.`,
    isClient: (path) =>
      `${path} es un cliente OAuth, y no la clave de una cuenta de servicio. Úsalo con --client-secrets ${path} y sin --key ni --as.`,
    noKey: (path, how) =>
      `${path} no es la clave de una cuenta de servicio. ${how} e indica ese archivo.`,
    keyDamaged: (path, how) =>
      `La clave privada de ${path} está dañada, así que no se puede firmar nada con ella. ${how} ahí de nuevo.`,
  },
};
