import type { AddedText, CommonText, PageText, ScriptText } from "./languages";
import { counting } from "./plural";

const plural = counting(".", (count) => (count === 1 ? 0 : 1));

const filled = (found: string, header: string) =>
  `La columna “${header}” ya contiene “${found}”. Si es una columna tuya, cambia su encabezado; si no, vacía la celda para crear un espacio para esta fila.`;

/** Lo que una persona lee en español. */
export const es: CommonText = {
  createSpace: {
    title: "Crear un solo espacio",
    created: (name) => `Se ha creado el espacio “${name}”.`,
    open: (link) => `Ábrelo en Google Chat: ${link}`,
    took: (ms) => `Chat ha tardado ${ms} ms.`,
    wholeAnswer: (answer) => `Todo lo que ha respondido Chat: ${answer}`,
    notGranted: "No se ha concedido el permiso para crear espacios de Chat.",
    again: "Espera un poco y haz clic en Crear otra vez: así nunca se crea un segundo espacio.",
  },

  columns: {
    name: {
      headers: [
        "Nombre del espacio",
        "Nombre",
        "Nombre visible",
        "Equipo",
        "Clase",
        "Proyecto",
        "Cliente",
      ],
      note: "El nombre del espacio: 128 caracteres como máximo. Solo lo lleva, y lo necesita, el tipo Espacio.",
    },
    type: {
      headers: ["Tipo", "Tipo de espacio"],
      note: "Espacio, Chat de grupo o Mensaje directo. Vacío significa Espacio.",
    },
    members: {
      headers: [
        "Miembros",
        "Personas",
        "Participantes",
        "Correos electrónicos",
        "Correo electrónico",
        "Correos",
        "Correo",
        "Quién",
      ],
      note: "Direcciones de correo, separadas por comas, puntos y comas, espacios o saltos de línea; 49 como máximo, sin contarte a ti. Un grupo de Google se escribe como groups/ID. Un chat de grupo necesita al menos 2 personas; un mensaje directo, exactamente 1.",
    },
    description: {
      headers: ["Descripción", "Acerca de"],
      note: "150 caracteres como máximo. No para mensajes directos.",
    },
    guidelines: {
      headers: ["Directrices", "Normas", "Reglas"],
      note: "5.000 caracteres como máximo. No para mensajes directos.",
    },
    whoCanPost: {
      headers: ["Quién puede publicar", "Publicación"],
      note: "Todos o Solo administradores. Vacío significa Todos. Solo para el tipo Espacio.",
    },
    externalPeople: {
      headers: ["Personas externas", "Externos", "Invitados", "Permitir personas externas"],
      note: "Sí o No. Sí permite personas ajenas a tu organización. No se puede cambiar después.",
    },
    history: {
      headers: ["Historial", "Historial de chat"],
      note: "Activado o Desactivado. Vacío significa lo que tu organización tenga configurado.",
    },
    managers: {
      headers: ["Administradores del espacio", "Encargados"],
      note: "Quién administra el espacio: direcciones de correo, como en Miembros. También son miembros y no hace falta que estén en las dos columnas. Solo para el tipo Espacio.",
    },
    welcome: {
      headers: ["Mensaje de bienvenida", "Primer mensaje"],
      note: "Se publica en tu nombre en el espacio nuevo, una vez, cuando ya están todos. *negrita*, _cursiva_ y <https://…|enlaces> funcionan como en Chat. Como máximo 32.000 bytes.",
    },
    audience: {
      headers: ["Quién puede encontrarlo", "Audiencia", "Público objetivo", "Acceso"],
      note: "Solo miembros, Toda la organización o una audiencia objetivo como audiences/ID. Vacío significa Solo miembros. Solo para el tipo Espacio.",
    },
    status: {
      headers: ["Estado"],
      note: "Lo escribe Chat Spaces. Una fila que dice Creado no se vuelve a tocar.",
    },
    space: {
      headers: ["Espacio", "Enlace"],
      note: "Lo escribe Chat Spaces: el enlace al espacio.",
    },
    details: {
      headers: ["Detalles", "Resultado"],
      note: "Lo escribe Chat Spaces: qué ha pasado y qué hacer.",
    },
    requestId: {
      headers: ["ID de la solicitud"],
      note: "Lo escribe Chat Spaces: evita que una fila se convierta en dos espacios. Déjalo como está y no lo copies a otra fila.",
    },
  },

  words: {
    types: {
      SPACE: ["Espacio", "Espacio con nombre"],
      GROUP_CHAT: ["Chat de grupo", "Grupo", "Chat grupal", "Conversación de grupo"],
      DIRECT_MESSAGE: ["Mensaje directo", "MD", "Directo"],
    },
    posting: { EVERYONE: ["Todos"], MANAGERS: ["Solo administradores", "Administradores"] },
    yes: ["Sí", "VERDADERO", "S", "x", "1"],
    no: ["No", "FALSO", "N", "0"],
    on: ["Activado", "Sí", "VERDADERO"],
    off: ["Desactivado", "No", "FALSO"],
    audiences: {
      none: ["Solo miembros", "Miembros", "Privado"],
      "audiences/default": ["Toda la organización", "Organización"],
    },
    statuses: {
      CREATED: ["Creado"],
      CHECK_PEOPLE: ["Creado – revisar personas"],
      FAILED: ["Ha fallado"],
      ATTENTION: ["Requiere atención"],
      CREATING: ["Creando…"],
      UNKNOWN: ["Aún no se sabe"],
    },
  },

  problems: {
    nameMissing: () => "El espacio no tiene nombre. Escribe uno.",
    nameTooLong: (found, limit) =>
      `El nombre tiene ${found} caracteres y Chat permite ${limit}. Acórtalo.`,
    nameHasControlCharacters: () =>
      "El nombre contiene un salto de línea u otro carácter de control invisible. Quítalo.",
    nameNotAllowed: (found) =>
      `Solo el tipo Espacio lleva nombre. Quita “${found}” o elige el tipo Espacio.`,
    typeUnknown: (found) =>
      `“${found}” no es un tipo de espacio. Elige Espacio, Chat de grupo o Mensaje directo.`,
    memberInvalid: (found, count) =>
      count === 1
        ? `“${found}” no es una dirección de correo. Corrígela, o escribe un grupo de Google como groups/ID.`
        : `No son direcciones de correo: ${found}. Corrígelas, o escribe los grupos de Google como groups/ID.`,
    membersAreNames: (found, count) =>
      `${count === 1 ? `“${found}” es un nombre` : `Son nombres: ${found}`}. Chat necesita direcciones de correo: escríbelas, o convierte los chips de personas en direcciones con Datos → Extracción de datos.`,
    membersTooMany: (found, limit) =>
      `Hay ${found} miembros y Chat admite ${limit} al crear un espacio. Si es del tipo Espacio, reúnelos en un grupo de Google y escríbelo como groups/ID: el ID está al final de la dirección de la página del grupo en la consola de administración. O añade a los demás después, en Chat.`,
    groupNotAllowed: (found) =>
      `Solo el tipo Espacio admite grupos de Google. Quita “${found}” o elige el tipo Espacio.`,
    groupChatTooSmall: (found, limit) =>
      `Un chat de grupo necesita al menos ${limit} personas además de ti y tiene ${found}. Añade miembros.`,
    directMessageNeedsOne: (found) =>
      `Un mensaje directo necesita exactamente 1 persona además de ti y tiene ${found}. Corrige los miembros.`,
    managerInvalid: (found, count) =>
      count === 1
        ? `“${found}” no puede ser administrador: Chat necesita el correo de una persona. Corrígelo.`
        : `Estos no pueden ser administradores: ${found}. Chat necesita correos de personas. Corrígelos.`,
    managersNotAllowed: () =>
      "Solo el tipo Espacio tiene administradores. Vacía la celda o elige ese tipo.",
    welcomeTooLong: (found, limit) =>
      `El mensaje de bienvenida tiene ${found} bytes y Chat admite ${limit}. Acórtalo.`,
    descriptionTooLong: (found, limit) =>
      `La descripción tiene ${found} caracteres y Chat permite ${limit}. Acórtala.`,
    guidelinesTooLong: (found, limit) =>
      `Las directrices tienen ${found} caracteres y Chat permite ${limit}. Acórtalas.`,
    detailsNotAllowed: () =>
      "Un mensaje directo no tiene descripción ni directrices. Quítalas o elige otro tipo.",
    whoCanPostUnknown: (found) =>
      `“${found}” no dice quién puede publicar. Elige Todos o Solo administradores.`,
    whoCanPostNotAllowed: () =>
      "Solo el tipo Espacio limita quién puede publicar. Vacía ese campo o elige el tipo Espacio.",
    externalPeopleUnknown: (found) =>
      `“${found}” no dice si se permiten personas externas. Escribe sí o no.`,
    historyUnknown: (found) =>
      `“${found}” no dice si se guarda el historial. Elige Activado o Desactivado.`,
    audienceUnknown: (found) =>
      `“${found}” no dice quién puede encontrar el espacio. Elige Solo miembros o Toda la organización, o escribe audiences/ID.`,
    cellError: (found) =>
      `Una fórmula de esta fila muestra el error “${found}”. Corrige la fórmula.`,
    statusUnknown: (found, _limit, header) =>
      `El estado “${found}” no es de Chat Spaces. Si “${header}” es una columna tuya, cambia su encabezado; si no, vacía la celda.`,
    spaceFilled: (found, _limit, header) => filled(found, header),
    detailsFilled: (found, _limit, header) => filled(found, header),
    copied: () =>
      "Esta fila es copia de otra, con su ID de la solicitud. Si quieres un espacio propio para ella, haz clic en “Tratar como fila nueva” en la barra lateral, o vacía Estado, Espacio, Detalles e ID de la solicitud.",
    begunByAnother: () =>
      "Otra persona empezó esta fila y no se sabe cómo acabó. Mira en Chat si existe el espacio: si existe, escribe Creado como estado; si no, haz clic en “Lo he mirado: no existe” en la barra lateral, o vacía Estado, Detalles e ID de la solicitud.",
    begunLongAgo: () =>
      "Esta fila se empezó hace más de un día y no se sabe cómo acabó. Mira en Chat si existe el espacio: si existe, escribe Creado como estado; si no, haz clic en “Lo he mirado: no existe” en la barra lateral, o vacía Estado, Detalles e ID de la solicitud.",
    changedSince: () =>
      "Puede que Chat haya creado un espacio con lo que decía esta fila antes de cambiarla. Mira en Chat si existe: si existe, escribe Creado como estado y cambia el espacio allí; si no, haz clic en “Lo he mirado: no existe” en la barra lateral, o vacía Estado, Detalles e ID de la solicitud.",
    requestIdUnknown: (found, _limit, header) =>
      `El ID de la solicitud “${found}” no es de Chat Spaces. Si “${header}” es una columna tuya, cambia su encabezado; si no, muestra la columna, si está oculta, y vacía la celda.`,
    requestIdLost: () =>
      "Esta fila se empezó y ha perdido su ID de la solicitud, así que no se sabe cómo acabó. Mira en Chat si existe el espacio: si existe, escribe Creado como estado; si no, haz clic en “Lo he mirado: no existe” en la barra lateral, o vacía Estado y Detalles.",
    audienceNotAllowed: () =>
      "Solo el tipo Espacio puede ser encontrado por otras personas. Elige Solo miembros o el tipo Espacio.",
    displaced: (found) =>
      `Esta fila muestra el espacio “${found}”, que se creó para una fila con otro nombre. Si es el espacio de esta fila, haz clic en “Cambió de nombre: conservar el espacio” en la barra lateral; si no, en “Es de otra fila: tratar como fila nueva”.`,
  },

  run: {
    sheetNotGranted: "No se ha concedido el permiso para leer y modificar esta hoja.",
    notKnown:
      "La respuesta de Chat no ha llegado, así que aún no se sabe si este espacio existe. Empieza otra vez: a Chat se le pide el mismo espacio y nunca crea un segundo.",
    busyMine:
      "Estás creando espacios de esta hoja de cálculo en otra pestaña. Continúa allí; si esa pestaña está cerrada, inténtalo de nuevo dentro de un minuto.",
    busyOther:
      "Otra persona está creando espacios de esta hoja de cálculo. Inténtalo de nuevo cuando haya terminado.",
    created: (time) => `Creado el ${time}.`,
    readyDirectMessage: (time) =>
      `Listo el ${time}. Si ya tenías un mensaje directo con esta persona, es ese mismo.`,
    restored:
      "Creado. Una interrupción había dejado esta fila sin resultado; se ha recuperado gracias a su ID de la solicitud.",
    joinedUnknown: "No se sabe quién se ha unido: mira los miembros del espacio.",
    notYours: "Esta ejecución ya no está en curso. Revisa la hoja otra vez para continuar.",
    goOnLater: "Empieza otra vez más tarde: continúa donde se detuvo y no crea nada dos veces.",
    changedMeanwhile:
      " Esta fila cambió mientras se creaba su espacio: el espacio es como la fila era antes.",
    otherName: (name) =>
      ` Chat lo creó con el nombre “${name}”, antes de que cambiara esta fila: cámbiale el nombre allí o déjalo así.`,
    waitingForQuota:
      "Se ha agotado el límite de espacios nuevos por minuto de Chat. La creación continúa sola.",
    paceInvalid: (found) =>
      `La propiedad del script SPACES_PER_MINUTE es “${found}”. Escribe un número mayor que 0 o quítala.`,
    sheetGone:
      "Se ha eliminado la hoja o una de sus columnas. Recupérala, o elige otra hoja y empieza de nuevo.",
    timeFormat: "dd/MM/yyyy HH:mm",
  },

  unprepared: {
    reserved: (header) =>
      `“${header}” es el nombre de una columna que escribe el propio Chat Spaces. Si la columna es tuya, cambia su encabezado en la hoja; después podrás elegirla.`,
    noHeader: (row) =>
      `La fila ${row} ya contiene direcciones y ningún encabezado dice qué es cada columna. Inserta una fila encima de la lista con un encabezado para cada columna, por ejemplo Nombre y Miembros.`,
    noColumns:
      "Esta hoja no admite columnas nuevas porque está protegida o tiene celdas combinadas en el encabezado. Haz que quiten la protección o separa las celdas y prepárala otra vez.",
  },

  setup: {
    title: "Conexión con Chat",
    steps: {
      serviceOff: "Servicio avanzado de Google Chat, activado en el script",
      scopeMissing: "Tu permiso para crear espacios",
      apiDisabled: "API de Google Chat, habilitada en el proyecto de Cloud",
      chatOff: "Google Chat, activado en tu cuenta",
      appNotConfigured: "App de Chat, configurada en el proyecto de Cloud",
      adminRestricted: "Permiso de tu administrador",
    },
    states: { done: "hecho", missing: "falta", unknown: "no se sabe" },
  },

  signs: { colon: ": ", stop: ". " },

  examples: [
    {
      name: "Clase 2.º B",
      type: "Espacio",
      members: "ana@example.com, bruno@example.com",
      description: "Todo sobre la clase 2.º B",
    },
    { name: "", type: "Mensaje directo", members: "colega@example.com", description: "" },
  ],
};

export const esScript: ScriptText = {
  menu: {
    title: "Chat Spaces",
    createFromSheet: "Crear espacios de esta hoja…",
    createSpace: "Crear un solo espacio…",
    prepareSheet: "Preparar esta hoja",
    checkSetup: "Comprobar la conexión con Chat…",
    help: "Ayuda",
  },

  notJoined: (joined, asked) => {
    const have = `Se ${joined === 1 ? "ha" : "han"} unido ${joined} de ${asked}.`;
    return asked - joined === 1
      ? `${have} Quien falta quizá aún tenga que aceptar, o Chat no le ha incluido: mira los miembros del espacio. Si te pusiste en la lista, eres tú.`
      : `${have} Quienes faltan quizá aún tengan que aceptar, o Chat no los ha incluido: mira los miembros del espacio. Si te pusiste en la lista, una de esas personas eres tú.`;
  },
  listedLater: "El enlace lo abre; Chat lo muestra en la lista cuando alguien escribe en él.",

  problemGroups: {
    nameMissing: "Sin nombre",
    nameTooLong: "Nombre demasiado largo",
    nameHasControlCharacters: "Caracteres invisibles en el nombre",
    nameNotAllowed: "Un nombre donde no puede haberlo",
    typeUnknown: "Tipo desconocido",
    memberInvalid: "No es una dirección de correo",
    membersAreNames: "Nombres en lugar de direcciones de correo",
    membersTooMany: "Demasiados miembros",
    groupNotAllowed: "Un grupo de Google donde no puede haberlo",
    groupChatTooSmall: "Muy pocas personas para un chat de grupo",
    directMessageNeedsOne: "No hay exactamente una persona para el mensaje directo",
    managerInvalid: "Administradores sin dirección de correo",
    managersNotAllowed: "Administradores: solo para el tipo Espacio",
    welcomeTooLong: "Mensaje de bienvenida demasiado largo",
    descriptionTooLong: "Descripción demasiado larga",
    guidelinesTooLong: "Directrices demasiado largas",
    detailsNotAllowed: "Descripción o directrices en un mensaje directo",
    whoCanPostUnknown: "No está claro quién puede publicar",
    whoCanPostNotAllowed: "Quién puede publicar: solo para el tipo Espacio",
    externalPeopleUnknown: "No está claro si se permiten personas externas",
    historyUnknown: "No está claro si se guarda el historial",
    audienceUnknown: "No está claro quién puede encontrarlo",
    audienceNotAllowed: "Quién puede encontrarlo: solo para el tipo Espacio",
    cellError: "Una fórmula con error",
    statusUnknown: "Un estado que no es de Chat Spaces",
    spaceFilled: "La columna Espacio ya está rellena",
    detailsFilled: "La columna Detalles ya está rellena",
    requestIdUnknown: "Un ID de la solicitud que no es de Chat Spaces",
    requestIdLost: "Resultado desconocido",
    begunByAnother: "Resultado desconocido",
    begunLongAgo: "Resultado desconocido",
    changedSince: "Resultado desconocido",
    copied: "Copias",
    displaced: "Otro nombre que el de su espacio",
  },

  headers: {
    twice: (header) =>
      `La columna “${header}” aparece dos veces. Solo se lee la primera: cambia el nombre de la otra.`,
    near: (header, column) =>
      `La columna “${header}” no se lee. Si debe ser “${column}”, corrige su encabezado.`,
  },

  background: {
    made: (made, left) =>
      `${plural(made, "# espacio creado", "# espacios creados")}; ${plural(left, "queda # fila", "quedan # filas")}.`,
    stopped: (time, why) => `Se detuvo el ${time}. ${why}`,
    timeUsedUp: (minutes) => [
      `Los activadores ya han trabajado los ${minutes} minutos que Google les da al día.`,
      "La creación continúa sola cuando vuelva a haber tiempo; para continuar ahora, abre la barra lateral.",
    ],
    minutesInvalid: (found) =>
      `La propiedad del script TRIGGER_MINUTES es “${found}”. Escribe un número a partir de 5 o quítala.`,
  },

  form: {
    later: (limit, time) =>
      `El formulario ha creado ${plural(limit, "# espacio", "# espacios")} en una hora y no se permiten más. Este se creará cuando un activador trabaje después de ${time}; si lo quieres ya, créalo desde la barra lateral.`,
    limitInvalid: (found) =>
      `La propiedad del script FORM_SPACES_PER_HOUR es “${found}”. Escribe un número entero mayor que 0 o quítala.`,
    notPrepared: (columns) =>
      `Ha llegado una respuesta del formulario a una hoja a la que le falta: ${columns}. Elige “Preparar esta hoja” en su menú y crea el espacio de esta respuesta desde la barra lateral.`,
  },

  prepared: {
    nothing: "Esta hoja está lista: tiene todo lo que necesita.",
    nothingYet: "Aún no se puede preparar nada más.",
    gone: (headers) => `La columna “${headers}”, que se había elegido, ya no está.`,
    columns: (columns) => `Columnas añadidas: ${columns}.`,
    done: (parts) => `Configurado: ${parts}.`,
    parts: {
      notes: "notas en los encabezados",
      choices: "menús desplegables",
      colours: "colores de los estados",
      frozen: "encabezado siempre a la vista",
      layout: "anchos de las columnas",
    },
    isAsked:
      "Ahora abre “Crear espacios de esta hoja…” y di cuál de tus columnas contiene el nombre y cuál los miembros.",
    examples:
      "Están todas las columnas: rellena una fila por espacio. Las filas de ejemplo muestran cómo; nunca se crean, así que sustitúyelas.",
    withoutChoices: (columns) =>
      `La hoja no admite un menú desplegable en ${columns}. Escribe las palabras: están en la nota de cada encabezado.`,
    refused: (parts) => `La hoja no ha permitido: ${parts}. Todo funciona igualmente.`,
  },

  trial: {
    noAnswer: "La respuesta de Chat no ha llegado.",
    notAsked: ["Por eso no se sabe lo demás. Vuelve a comprobarlo dentro de unos minutos."],
    barred: (answer) => [
      `Chat no ha permitido iniciar un mensaje directo de prueba y ha respondido: “${answer}”`,
      "Pregunta a tu administrador si puedes iniciar mensajes directos y crear espacios; o crea un espacio para verlo.",
    ],
    unclear: (answer) => [
      `Chat ha respondido a la prueba de una forma inesperada: “${answer}”`,
      "Por eso no se sabe si se pueden crear espacios. Crea un espacio para verlo.",
    ],
    ready: [
      "No falta nada de lo que se puede comprobar sin crear un espacio.",
      "Si tu administrador te deja crear espacios y chats de grupo solo se ve al crear uno: crea un espacio para verlo.",
    ],
  },

  failures: {
    serviceOff: {
      what: () => "El servicio avanzado de Google Chat está desactivado en este script.",
      todo: "En el editor de secuencias de comandos, haz clic en + junto a Servicios, añade Google Chat API e inténtalo de nuevo.",
    },
    apiDisabled: {
      what: () =>
        "La API de Google Chat no está habilitada en el proyecto de Google Cloud de este script.",
      todo: "Abre la API de Google Chat en ese proyecto, haz clic en Habilitar, espera unos minutos e inténtalo de nuevo.",
    },
    appNotConfigured: {
      what: () =>
        "El proyecto de Google Cloud de este script no tiene una app de Chat configurada.",
      todo: "Abre la pestaña Configuración de la API de Google Chat en ese proyecto, rellena el nombre, el avatar y la descripción de la app, guarda e inténtalo de nuevo.",
    },
    scopeMissing: {
      what: () => es.createSpace.notGranted,
      todo: "Inténtalo de nuevo y marca todos los permisos cuando Google pregunte; si no pregunta, quita antes el acceso de este script en tu cuenta de Google.",
    },
    signedOut: {
      what: () => "Google no ha aceptado el inicio de sesión.",
      todo: "Vuelve a cargar la página, inténtalo de nuevo y autoriza el script cuando Google pregunte.",
    },
    chatOff: {
      what: () => "Google Chat está desactivado en tu cuenta.",
      todo: "Activa Google Chat en la configuración de Gmail, o pide a tu administrador que lo active.",
    },
    adminRestricted: {
      what: () => "El administrador de tu organización no permite que esta app de Chat haga esto.",
      todo: "Pide al administrador que permita la app en Seguridad → Controles de API, en la consola de administración.",
    },
    memberUnknown: {
      what: () => "Chat no conoce a uno de los miembros.",
      todo: "Comprueba cada dirección de correo; un grupo de Google se escribe como groups/ID, su correo no sirve.",
    },
    notAllowed: {
      what: () => "Chat no te permite crear este espacio.",
      todo: "Pregunta a tu administrador si puedes crear espacios e invitar a estas personas, o deja fuera a quienes no son de tu organización.",
    },
    nameTaken: {
      what: () => "Ya existe un espacio con este nombre en tu organización.",
      todo: "Elige otro nombre.",
    },
    refused: {
      what: (answer) => `Chat ha rechazado este espacio y ha respondido: “${answer}”`,
      todo: "Corrige lo que indica e inténtalo de nuevo.",
    },
    quota: {
      what: () => "Se ha agotado el límite de espacios nuevos por minuto de Chat.",
      todo: "Espera unos minutos e inténtalo de nuevo.",
    },
    unavailable: {
      what: () => "Chat no está disponible en este momento.",
      todo: "Espera unos minutos; antes de intentarlo de nuevo, mira en Chat si el espacio está ahí.",
    },
    noAnswer: {
      what: (answer) =>
        `La respuesta de Chat no ha llegado, así que el espacio puede existir o no.${answer && ` Google ha dicho: “${answer}”`}`,
      todo: "Mira en Chat si el espacio está ahí antes de intentarlo de nuevo.",
    },
    oddAnswer: {
      what: () =>
        "La respuesta de Chat no dice qué espacio ha creado, así que el espacio puede existir o no.",
      todo: "Mira en Chat si el espacio está ahí antes de intentarlo de nuevo.",
    },
    unexpected: {
      what: (answer) => `Ha fallado el propio script: “${answer}”`,
      todo: "Sube la versión más reciente de Chat Spaces; si sigue fallando, informa del error con este texto.",
    },
  },

  link: (link) => `Consulta ${link}`,
  nextQuoted: "”, “",
};

/* istanbul ignore next: the page says it, no test of the script does */
export const esPage: PageText = {
  check: {
    nothing:
      "No hay nada que crear: cada fila ya tiene su espacio, está vacía o requiere atención.",
    examples: (count) =>
      plural(
        count,
        "Se omite # fila de ejemplo: sustitúyela por una tuya.",
        "Se omiten # filas de ejemplo: sustitúyelas por las tuyas.",
      ),
    types: {
      SPACE: (count) => plural(count, "# espacio", "# espacios"),
      GROUP_CHAT: (count) => plural(count, "# chat de grupo", "# chats de grupo"),
      DIRECT_MESSAGE: (count) => plural(count, "# mensaje directo", "# mensajes directos"),
    },
    invitations: (count) => plural(count, "# invitación", "# invitaciones"),
    row: (number, name, reason) => `Fila ${number}, ${name}: ${reason}`,
    sameName: (name, rows) => `“${name}” es el nombre de varias filas: ${rows}`,
    confirm: "¿Crearlos ahora?",
    attention: (count) => plural(count, "# fila requiere atención", "# filas requieren atención"),
    count: (spaces) => plural(spaces, "# espacio por crear", "# espacios por crear"),
    people: (count) =>
      plural(
        count,
        "En # espacio no se han unido todas las personas",
        "En # espacios no se han unido todas las personas",
      ),
    done: (count) => plural(count, "# fila ya tiene su espacio", "# filas ya tienen su espacio"),
    duration: (time) => `Tardará aproximadamente ${time}.`,
    more: (count) => plural(count, "… y # más", "… y # más"),
    group: (title, count) => `${title} (${count})`,
  },

  report: {
    again: "Empieza otra vez para continuar.",
    lost: (name, link) => `La fila de “${name}” se eliminó entretanto; su espacio es ${link}`,
    created: (count) => plural(count, "# espacio creado", "# espacios creados"),
    failed: (count) => plural(count, "# fila ha fallado", "# filas han fallado"),
    left: (count) => plural(count, "Queda # fila", "Quedan # filas"),
    took: (time) => `Ha tardado ${time}.`,
  },

  duration: (ms) => {
    const seconds = Math.max(1, Math.round(ms / 1000));
    if (seconds < 90) return seconds === 1 ? "1 segundo" : `${seconds} segundos`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 90) return `${minutes} minutos`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  },

  sidebar: {
    language: "es",
    loading: "Revisando la hoja…",
    working: "Un momento…",
    checkAgain: "Revisar de nuevo",
    tryAgain: "Intentar de nuevo",
    back: "Atrás",
    lastRun: (when, isMine) => `Última ejecución: ${when}, ${isMine ? "tuya" : "de otra persona"}.`,
    outside: (count) =>
      plural(
        count,
        "# fila que aún no tiene espacio está fuera de estas. Elige todas las filas para verla.",
        "# filas que aún no tienen espacio están fuera de estas. Elige todas las filas para verlas.",
      ),
    nothing: {
      title: "Nada que crear",
      todo: "Cada fila está vacía o ya tiene su espacio. Rellena filas y revisa de nuevo.",
    },
    notSetUp: {
      title: "Esta hoja aún no está preparada",
      missing: (columns) => `Aún hacen falta estas columnas: ${columns}.`,
      hint: "Se añaden junto a las demás. No se cambia nada de lo que hay.",
      button: "Preparar esta hoja",
      noHeader: "Esta lista no tiene encabezados",
    },
    columns: {
      title: "¿Qué contiene cada columna?",
      name: "Nombre del espacio",
      members: "Miembros (direcciones de correo)",
      none: "– una columna nueva –",
      example: (header, example) => `${header} (${example})`,
      unused: (headers) => `No se usan: ${headers}`,
      keeps: "Tus encabezados se quedan como están. La respuesta se recuerda para esta hoja.",
      adds: "Junto a ellas se añaden columnas para los resultados.",
      button: "Usar estas columnas",
      needed: "Elige una columna para el nombre, para los miembros o para ambos.",
      same: "Una columna no puede ser las dos cosas. Elige otra.",
      used: (name, members, unused) =>
        `Columnas: ${[name, members].filter(Boolean).join(", ")}${unused && `; no se usan: ${unused}`}`,
      change: "Elegir otras columnas…",
      more: (headers) => `Columnas que puedes añadir: ${headers}.`,
      addMore: "Añadirlas",
    },
    permission: {
      title: "Hace falta tu permiso",
      what: "Chat Spaces aún no puede leer esta hoja ni crear espacios de Chat en tu nombre.",
      todo: "Concede el permiso en la pestaña que se abre y marca todas las casillas. Cuando vuelvas, todo continúa solo.",
      button: "Conceder permiso",
    },
    check: {
      none: "No se puede crear ninguna fila tal como está",
      sheet: (name) => `Hoja “${name}”`,
      headers: (count) => plural(count, "Revisa # columna", "Revisa # columnas"),
      types: {
        SPACE: "Espacios",
        GROUP_CHAT: "Chats de grupo",
        DIRECT_MESSAGE: "Mensajes directos",
      },
      invitations: "Invitaciones",
      time: "Duración",
      about: (time) => `aprox. ${time}`,
      done: "Filas con espacio",
      leftOut: "Estas filas se omiten. Haz clic en una fila para ir a ella.",
      row: (number, name) => (name ? `Fila ${number}, ${name}` : `Fila ${number}`),
      selected: (number) => `La fila ${number} está seleccionada en la hoja.`,
      writeReasons: "Escribir los motivos junto a las filas",
      written: "Los motivos están escritos en la hoja.",
      choice: {
        legend: "Qué filas",
        all: "Todas las filas",
        visible: "Filas que muestra el filtro",
        selected: "Filas seleccionadas en la hoja",
      },
      copied: {
        title: (count) => plural(count, "# fila es una copia", "# filas son copias"),
        text: (count) =>
          plural(
            count,
            "Se copió junto con su ID de la solicitud. ¿Debe convertirse en un espacio propio?",
            "Se copiaron junto con sus ID de la solicitud. ¿Debe convertirse cada una en un espacio propio?",
          ),
        button: (count) => plural(count, "Tratar como fila nueva", "Tratar como filas nuevas"),
      },
      uncertain: {
        title: (count) =>
          plural(
            count,
            "De # fila no se sabe si existe su espacio",
            "De # filas no se sabe si existe su espacio",
          ),
        text: (count) =>
          plural(
            count,
            "Míralo en Chat. Si el espacio está ahí, escribe Creado como estado de la fila; si no:",
            "Míralo en Chat. Donde haya un espacio, escribe Creado como estado de la fila; para las demás:",
          ),
        button: (count) => plural(count, "Lo he mirado: no existe", "Lo he mirado: no existen"),
      },
      displaced: {
        title: (count) =>
          plural(
            count,
            "# fila muestra un espacio con otro nombre",
            "# filas muestran un espacio con otro nombre",
          ),
        text: (count) =>
          plural(
            count,
            "La fila cambió de nombre, o el espacio es de otra fila.",
            "Las filas cambiaron de nombre, o los espacios son de otras filas.",
          ),
        keep: (count) =>
          plural(
            count,
            "Cambió de nombre: conservar el espacio",
            "Cambiaron de nombre: conservar los espacios",
          ),
        button: (count) =>
          plural(
            count,
            "Es de otra fila: tratar como fila nueva",
            "Son de otras filas: tratar como filas nuevas",
          ),
      },
      failed: (count) => plural(count, "# fila falló antes", "# filas fallaron antes"),
      failedHint: "Se intentan otra vez.",
      edited: (count) =>
        plural(
          count,
          "# fila cambió después de crearse su espacio",
          "# filas cambiaron después de crearse su espacio",
        ),
      editedHint:
        "Chat no sabe nada de eso: a quien se haya añadido en Miembros hay que añadirlo en el propio espacio, y lo demás también se cambia allí.",
      peopleHint:
        "Quienes faltan quizá aún tengan que aceptar, o Chat no los ha incluido. Mira los miembros de cada espacio y después escribe Creado como estado de la fila.",
      sameNames: (count) =>
        plural(count, "# nombre aparece más de una vez", "# nombres aparecen más de una vez"),
      rows: (rows) => `filas ${rows}`,
      create: (count) => plural(count, "Crear # espacio…", "Crear los # espacios…"),
      first: "Crear solo el primero…",
    },
    confirm: {
      title: (count) => plural(count, "¿Crear # espacio ahora?", "¿Crear # espacios ahora?"),
      one: (name) => `¿Crear “${name}” ahora?`,
      invites: (count) =>
        plural(
          count,
          "Se envía # invitación de inmediato, en tu nombre.",
          "Se envían # invitaciones de inmediato, en tu nombre.",
        ),
      leftOut: (count) =>
        plural(
          count,
          "# fila requiere atención y se omite.",
          "# filas requieren atención y se omiten.",
        ),
      stay: "Deja abierta la hoja. Si la cierras no se pierde nada: vuelve a abrir esta barra lateral para continuar.",
      button: (count) => plural(count, "Crear # espacio", "Crear # espacios"),
    },
    progress: {
      title: "Creando espacios…",
      count: (done, total) => `${done} de ${total}`,
      starting: "Empezando…",
      now: (name) => `Ahora: ${name}`,
      left: (time) => `Tiempo restante: aprox. ${time}`,
      cancel: "Cancelar",
      cancelling: "Cancelando…",
      stopping: "Se detiene después de los espacios que se están creando ahora.",
      goesOn: (time, left) => `Continúa a las ${time}, dentro de ${left}.`,
      goesOnSoon: (left) => `Continúa dentro de ${left}.`,
      mayClose: "Puedes cerrar esto: la creación continúa sin ti.",
      keepOpen: "Deja esto abierto: con la pestaña cerrada se detiene, y no se pierde nada.",
      elsewhere: "Espera a espacios que se están creando en otro sitio o quedaron interrumpidos.",
      retrying: "El script no ha respondido. Se le vuelve a llamar automáticamente.",
      andMore: (names, count) => `${names} y ${count} más`,
    },
    refreshed: "La hoja ha cambiado y se ha revisado de nuevo.",
    review: {
      changed: "Desde que miraste",
      added: (count) =>
        plural(count, "# fila es nueva o ha cambiado:", "# filas son nuevas o han cambiado:"),
      gone: (count) =>
        plural(
          count,
          "# fila que viste queda fuera ahora: ha cambiado o ya no está.",
          "# filas que viste quedan fuera ahora: han cambiado o ya no están.",
        ),
      nobody: "No se invita a nadie: al principio, los espacios son solo tuyos.",
      forGood: "Los espacios y las invitaciones no se pueden deshacer aquí.",
      external: (count, total) => {
        const where =
          total === 1 ? "en él" : count === total ? "en todos ellos" : `en ${count} de ellos`;
        return `Se permiten personas externas ${where}. Eso no se puede cambiar después.`;
      },
      noExternal: (total) =>
        plural(
          total,
          "No se permiten personas externas en él. Eso no se puede cambiar después.",
          "No se permiten personas externas en ninguno de ellos. Eso no se puede cambiar después.",
        ),
      spaces: "A quién invita cada espacio",
      invites: (kind, people) => [kind, people || "nadie más que tú"].filter(Boolean).join(": "),
      notShown: (count) => plural(count, "Hay # más en la hoja.", "Hay # más en la hoja."),
      domains: (count) =>
        plural(
          count,
          "Adónde van las invitaciones: # dominio",
          "Adónde van las invitaciones: # dominios",
        ),
      groups: "Grupos de Google",
    },
    changed: (count) =>
      plural(
        count,
        "# fila cambió después de que la vieras y se ha dejado como está.",
        "# filas cambiaron después de que las vieras y se han dejado como están.",
      ),
    putRight: (count) =>
      plural(
        count,
        "# fila se ha corregido después de una interrupción.",
        "# filas se han corregido después de una interrupción.",
      ),
    underWay: {
      title: "Empezaste a crear espacios",
      since: (time, created) =>
        `Empezó el ${time}. Hasta ahora, ${plural(created, "# espacio creado", "# espacios creados")}.`,
      left: (spaces, invitations) =>
        `De lo que confirmaste, ${plural(spaces, "queda # espacio", "quedan # espacios")}, con ${plural(invitations, "# invitación", "# invitaciones")}.`,
      atWork: "Si otra pestaña está trabajando en ello, deja que continúe allí.",
      atWorkAway: "La creación está en marcha, sin ti o en otra pestaña.",
      goesOn:
        "La creación continúa sin ti. Para seguirla, continúa aquí; para ver la hoja como está ahora, revisa de nuevo.",
      todo: "Continúa solo con estos, o revisa de nuevo para ver la hoja como está ahora.",
      button: (count) => plural(count, "Continuar: crear # espacio", "Continuar: crear # espacios"),
    },
    away: {
      title: "Mientras no estás",
      continueRun: {
        on: "Si cierras la pestaña, la creación continúa sin ti. Si se detiene, Google te avisa por correo del motivo.",
        off: "Si cierras la pestaña, la creación se detiene y no se pierde nada: vuelve a abrir esta barra lateral para continuar.",
        byHand:
          "Si cierras la pestaña, la creación se detiene y no se pierde nada, salvo que su activador esté activado.",
        switchOn: "Continuar sin mí",
      },
      createSpaceFromForm: {
        on: "Las respuestas nuevas del formulario se convierten solas en espacios.",
        off: "Las respuestas nuevas del formulario esperan hasta que crees aquí sus espacios.",
        byHand:
          "Las respuestas nuevas del formulario se convierten solas en espacios si su activador está activado.",
        switchOn: "Crear espacios de las respuestas nuevas",
      },
      switchOff: "Desactivar",
      switchedOn: "Activado.",
      switchedOff: "Desactivado.",
      silent:
        "Está activado, pero su activador no se ejecuta desde hace tiempo: quizá Google lo haya inhabilitado.",
      switchAgain: "Activarlo de nuevo",
      last: (when) => `Su activador se ejecutó por última vez hacia el ${when}.`,
      rights:
        "Quien puede editar esta hoja de cálculo también puede editar su script, y los activadores lo ejecutan con tus permisos.",
      permission: "Chat Spaces aún no puede activar ni desactivar activadores por ti.",
      steps: {
        open: "Abre la página de activadores del script y haz clic en el botón que añade un activador.",
        continueRun:
          "Para la creación, elige la función “continueRun”, el evento según tiempo, el temporizador por minutos y el intervalo de un minuto.",
        createSpaceFromForm:
          "Para un formulario, elige la función “createSpaceFromForm”, la hoja de cálculo como fuente y el envío del formulario como evento.",
        save: "Guarda y permite lo que pida Google.",
        end: "Para desactivarlo, elimina el activador en esa página.",
      },
      page: "La página de activadores del script",
      made: (count, when) =>
        `${plural(count, "# de ellos se creó", "# de ellos se crearon")} sin ti, el último el ${when}.`,
      stopped: (when) => `Se detuvo el ${when}`,
      waiting: (count) =>
        plural(
          count,
          "# respuesta del formulario espera su espacio",
          "# respuestas del formulario esperan su espacio",
        ),
      waitingHint: (count) =>
        plural(
          count,
          "Se creará cuando vuelva a trabajar un activador. Si lo quieres ya, créalo aquí.",
          "Se crearán cuando vuelva a trabajar un activador. Si los quieres ya, créalos aquí.",
        ),
    },
    busy: {
      title: "Ya se están creando espacios",
      since: (time, created) =>
        `Empezó a las ${time}. Hasta ahora, ${plural(created, "# espacio creado", "# espacios creados")}.`,
    },
    stopped: { title: "Detenido" },
    end: {
      done: "Listo",
      problems: "Listo, con problemas",
      cancelled: "Cancelado",
      failed: "No ha funcionado",
      ofAll: (created, total) =>
        `${plural(created, "#", "#")} de ${plural(total, "# espacio creado", "# espacios creados")}`,
      next: {
        done: "Cada resultado está en la hoja.",
        problems:
          "Lo creado se queda. Corrige las filas que aparecen aquí, o mira la hoja, y revisa de nuevo.",
        cancelled: "Lo creado se queda. Puedes continuar con lo demás cuando quieras.",
        failed: "No se ha creado nada. Corrige lo que se indica aquí e inténtalo de nuevo.",
        stopped:
          "No se pierde ninguna fila: continúa donde se detuvo y ningún espacio se crea dos veces.",
      },
      tooLate: (count) =>
        plural(
          count,
          "La cancelación llegó tarde para # espacio.",
          "La cancelación llegó tarde para # espacios.",
        ),
      spaces: "Los espacios nuevos",
      orphans: (count) =>
        plural(count, "# fila se eliminó entretanto", "# filas se eliminaron entretanto"),
      orphansHint: "Sus espacios existen. Elimina en Chat los que nadie necesite.",
      orphanUnknown: (name) => `Mira en Chat si existe “${name}”.`,
      retry: (count) =>
        plural(
          count,
          "Intentar de nuevo la fila que ha fallado…",
          "Intentar de nuevo las # filas que han fallado…",
        ),
      goOn: (count) =>
        plural(count, "Continuar con la fila que queda…", "Continuar con las # filas que quedan…"),
      others: (count) => plural(count, "Crear el otro espacio…", "Crear los otros # espacios…"),
    },
    failure: {
      title: "No ha funcionado",
      accounts:
        "Google no ha dejado que esta página llegue al script: ocurre cuando hay varias cuentas de Google abiertas en un mismo navegador.",
      accountsTodo:
        "Abre la hoja en un perfil del navegador o en una ventana privada con una sola cuenta.",
      signedOut: "Google ya no deja que esta página llegue al script.",
      signedOutTodo:
        "Ábrela otra vez desde el menú: continúa donde se detuvo y no se crea nada dos veces. Si no basta, vuelve a cargar la hoja e inicia sesión con una sola cuenta.",
      connection: "No se ha podido llegar al script, o su respuesta no ha llegado.",
      connectionTodo: "Comprueba la conexión a Internet e inténtalo de nuevo.",
      passing: "Los servidores de Google han tenido un error pasajero.",
      passingTodo: "Espera un poco e inténtalo de nuevo.",
      unanswered: "Google no ha dicho si ha empezado; así está la hoja ahora.",
      other: (message) => `El script ha respondido: “${message}”`,
      otherTodo: "Inténtalo de nuevo. Si continúa, ciérralo y ábrelo otra vez desde el menú.",
    },
    newTab: "(abre una pestaña nueva)",
  },

  connection: {
    checking: "Preguntando a Chat…",
    ready: "Hasta aquí no falta nada",
    missing: "Falta algo",
    unknown: "No se sabe todo",
    mend: {
      serviceOff: "Cómo activarlo",
      scopeMissing: "Abrir tus conexiones",
      apiDisabled: "Habilitar la API",
      chatOff: "Abrir la configuración de Chat",
      appNotConfigured: "Configurar la app de Chat",
      adminRestricted: "Abrir la consola de administración",
    },
  },

  help: {
    title: "Cómo funciona Chat Spaces",
    steps: [
      "Cada fila de tu lista es un espacio. Abre la barra lateral con “Crear espacios de esta hoja…”: si los encabezados son tuyos, pregunta una vez qué columna contiene el nombre y cuál los miembros.",
      "Revisa cada fila y muestra a quién invitaría cada espacio. No se crea nada antes de que confirmes.",
      "Crea solo el primero para ver cómo queda en Chat y después los demás. Las filas que oculta un filtro se omiten, salvo que elijas todas las filas.",
      "Puedes cancelar o cerrar la pestaña cuando quieras: vuelve a abrir la barra lateral y continúa. Ninguna fila se convierte en dos espacios.",
      "Más adelante, añade filas y revisa de nuevo: solo se crean las filas nuevas.",
    ],
    statusTitle: "Qué significa el estado de una fila",
    statuses: {
      CREATED: "El espacio existe; su enlace está al lado.",
      CHECK_PEOPLE: "El espacio existe y aún no se han unido todas las personas.",
      FAILED: "Chat lo ha rechazado; Detalles dice por qué. Corrige la fila y crea otra vez.",
      ATTENTION: "La fila se ha omitido; Detalles dice qué corregir.",
      CREATING: "Ahora mismo se le está pidiendo a Chat.",
      UNKNOWN: "La respuesta de Chat no ha llegado; Detalles dice qué hacer.",
    },
    columnsTitle: "Qué admite cada columna",
    away: "La creación puede continuar con la pestaña cerrada, y cada respuesta de un formulario puede convertirse en un espacio. La barra lateral dice si es así. Donde no tiene un botón para ello, se hace a mano:",
    setupTitle: "Si no funciona",
    setup:
      "“Comprobar la conexión con Chat…”, en el menú, dice cuál es el primer paso que falta y dónde resolverlo.",
  },

  dialog: {
    type: "Tipo",
    name: "Nombre",
    members: "Miembros",
    membersHint: "Direcciones de correo, sin la tuya. Grupos como groups/ID.",
    description: "Descripción",
    optional: "(opcional)",
    create: "Crear",
    creating: "Creando el espacio…",
    close: "Cerrar",
    another: "Crear otro",
    created: (name) => `“${name}” está listo`,
    open: "Abrir en Google Chat",
    unsure: "El espacio puede haberse creado o no",
    asSent: "Mientras tanto, el formulario queda como se envió.",
    refused: "No se ha creado el espacio",
  },
};

export const esAdded: AddedText = {
  added: (count, time, names) =>
    plural(
      count,
      `# persona añadida, ${time}: ${names}.`,
      `# personas añadidas, ${time}: ${names}.`,
    ),
  already: (count) => plural(count, "# ya estaba.", "# ya estaban."),
  invited: (count, names) =>
    plural(count, `# tiene que aceptar antes: ${names}.`, `# tienen que aceptar antes: ${names}.`),
  refused: (count, names) =>
    plural(count, `# no se ha añadido: ${names}.`, `# no se han añadido: ${names}.`),
  tooMany: (found, limit) =>
    `De los ${found} miembros de esta fila solo se pueden añadir ${limit} desde aquí. Añade a los demás en Chat.`,
  unsure: {
    members: (answer) =>
      `Chat no ha dicho si se ha añadido a las personas o se han cambiado los roles.${answer && ` Google ha dicho: “${answer}”`}`,
    welcome: (answer) =>
      `Chat no ha dicho si se ha publicado el mensaje.${answer && ` Google ha dicho: “${answer}”`}`,
  },
  toAdd: (count) => plural(count, "Falta # persona por añadir.", "Faltan # personas por añadir."),
  unreadable: (words) => `“${words}” no es una dirección, así que no se añade a nadie por ello.`,
  managers: (count) =>
    plural(count, "# pasa a ser administrador.", "# pasan a ser administradores."),
  notGranted: {
    members: "No se ha concedido el permiso para añadir personas a espacios de Chat.",
    welcome: "No se ha concedido el permiso para publicar mensajes en Chat.",
  },
  stillManagers: (count, names) =>
    plural(
      count,
      `# sigue siendo administrador: ${names}.`,
      `# siguen siendo administradores: ${names}.`,
    ),
  unproven: (space) =>
    `Que su espacio es ${space} no lo has escrito tú: compáralo antes con la dirección del espacio en Chat.`,
  notManagers: (count, names) =>
    plural(
      count,
      `# no ha podido ser administrador: ${names}.`,
      `# no han podido ser administradores: ${names}.`,
    ),
  toChange: (count) => plural(count, "Falta # rol por cambiar.", "Faltan # roles por cambiar."),
  posted: "Se ha publicado el mensaje de bienvenida.",
  notPosted: (why) => `No se ha publicado el mensaje de bienvenida: ${why}.`,
  toPost: "Falta publicar el mensaje de bienvenida.",
  gone: (count, names) =>
    plural(
      count,
      `# está en el espacio y ya no está en esta fila: ${names}. Quita en Chat a quien deba salir.`,
      `# están en el espacio y ya no están en esta fila: ${names}. Quita en Chat a quien deba salir.`,
    ),
  waitingForQuota:
    "Se ha agotado el límite de personas añadidas por minuto de Chat. Continúa solo.",
  inRun: (count) => plural(count, "# persona añadida", "# personas añadidas"),
  rolesInRun: (count) => plural(count, "# rol cambiado", "# roles cambiados"),
  messagesInRun: (count) =>
    plural(count, "# mensaje de bienvenida publicado", "# mensajes de bienvenida publicados"),
  why: {
    memberUnknown: "Chat no conoce esta dirección",
    notAllowed: "no lo permite el espacio o tu organización",
  },
  check: (people, spaces) =>
    `${plural(people, "# persona", "# personas")} por añadir a ${plural(spaces, "# espacio", "# espacios")}`,
  checkManagers: (count) =>
    plural(count, "# administrador por asignar", "# administradores por asignar"),
  checkNoManagers: (count) =>
    plural(
      count,
      "# administrador que vuelve a ser miembro",
      "# administradores que vuelven a ser miembros",
    ),
  checkMessages: (count) =>
    plural(count, "# mensaje de bienvenida por publicar", "# mensajes de bienvenida por publicar"),
  button: (people) => plural(people, "Añadir # persona…", "Añadir # personas…"),
  confirm: (people) => plural(people, "Añadir # persona", "Añadir # personas"),
  changeButton: (count) => plural(count, "Hacer # cambio…", "Hacer # cambios…"),
  confirmChange: (count) => plural(count, "Hacer # cambio", "Hacer # cambios"),
  manager: (name) => `${name} (administra)`,
  becomesManager: (name) => `${name} pasa a administrar`,
  becomesMember: (name) => `${name} pasa a ser miembro`,
  message: "el mensaje de bienvenida",
  welcome: (text) => `Mensaje de bienvenida: ${text}`,
  later: (people) =>
    plural(
      people,
      "# persona más se añade después de crearse su espacio, con una llamada a Chat.",
      "# personas más se añaden después de crearse sus espacios, cada una con una llamada a Chat.",
    ),
  laterManagers: (count) =>
    plural(
      count,
      "# administrador se asigna después de crearse su espacio.",
      "# administradores se asignan después de crearse sus espacios.",
    ),
  laterMessages: (count) =>
    plural(
      count,
      "# mensaje de bienvenida se publica en tu nombre cuando ya están todos.",
      "# mensajes de bienvenida se publican en tu nombre cuando ya están todos.",
    ),
  forGood: "Se les invita de inmediato. Aquí no se quita a nadie de un espacio.",
  goneTitle: (count) =>
    plural(
      count,
      "# fila ya no nombra a personas que están en su espacio",
      "# filas ya no nombran a personas que están en su espacio",
    ),
  goneHint: "Aquí no se quita a nadie. Quita en Chat a quien deba salir.",
  andMore: (names, more) => `${names} y ${plural(more, "# más", "# más")}`,
};
