import type { AddedText, CommonText, PageText, ScriptText } from "./languages";
import { counting } from "./plural";

const plural = counting("\u202f", (count) => (count < 2 ? 0 : 1));

const filled = (found: string, header: string) =>
  `La colonne « ${header} » contient déjà « ${found} ». Si c'est une colonne à vous, renommez son en-tête ; sinon, videz la cellule pour créer un espace à partir de cette ligne.`;

/** Ce qu'une personne lit en français. */
export const fr: CommonText = {
  createSpace: {
    title: "Créer un seul espace",
    created: (name) => `L'espace « ${name} » a été créé.`,
    open: (link) => `Ouvrez-le dans Google Chat : ${link}`,
    took: (ms) => `Chat a mis ${ms} ms.`,
    wholeAnswer: (answer) => `Toute la réponse de Chat : ${answer}`,
    notGranted: "L'autorisation de créer des espaces Chat n'a pas été accordée.",
    again:
      "Patientez un peu, puis cliquez de nouveau sur Créer : cela ne crée jamais un deuxième espace.",
  },

  columns: {
    name: {
      headers: ["Nom de l'espace", "Nom", "Nom à afficher", "Équipe", "Classe", "Projet", "Client"],
      note: "Le nom de l'espace : 128 caractères au maximum. Nécessaire pour le type Espace, et pour lui seul.",
    },
    type: {
      headers: ["Type", "Type d'espace"],
      note: "Espace, Conversation de groupe ou Message privé. Vide signifie Espace.",
    },
    members: {
      headers: [
        "Membres",
        "Personnes",
        "Participants",
        "Adresses e-mail",
        "Adresse e-mail",
        "E-mails",
        "E-mail",
        "Qui",
      ],
      note: "Adresses e-mail séparées par une virgule, un point-virgule, un espace ou un saut de ligne ; 49 au maximum, sans vous compter. Un groupe Google s'écrit groups/ID. Une conversation de groupe demande au moins 2 personnes, un message privé exactement 1.",
    },
    description: {
      headers: ["Description", "À propos"],
      note: "150 caractères au maximum. Pas pour les messages privés.",
    },
    guidelines: {
      headers: ["Consignes", "Règles"],
      note: "5\u202f000 caractères au maximum. Pas pour les messages privés.",
    },
    whoCanPost: {
      headers: ["Qui peut publier", "Publication"],
      note: "Tout le monde ou Gestionnaires uniquement. Vide signifie Tout le monde. Seulement pour le type Espace.",
    },
    externalPeople: {
      headers: ["Personnes externes", "Externes", "Invités", "Autoriser les personnes externes"],
      note: "Oui ou Non. Oui autorise des personnes extérieures à votre organisation. Ce choix est définitif.",
    },
    history: {
      headers: ["Historique", "Historique du chat"],
      note: "Activé ou Désactivé. Vide signifie le réglage de votre organisation.",
    },
    managers: {
      headers: ["Gestionnaires de l'espace", "Responsables"],
      note: "Qui gère l'espace : des adresses e-mail, comme dans Membres. Ces personnes sont aussi membres et n'ont pas à figurer dans les deux colonnes. Uniquement pour le type Espace.",
    },
    welcome: {
      headers: ["Message de bienvenue", "Premier message"],
      note: "Publié en votre nom dans le nouvel espace, une seule fois, quand tout le monde a été ajouté. *gras*, _italique_ et <https://…|liens> fonctionnent comme dans Chat. 32 000 octets au plus.",
    },
    audience: {
      headers: ["Qui peut le trouver", "Audience", "Accès"],
      note: "Membres uniquement, Toute l'organisation, ou une audience cible sous la forme audiences/ID. Vide signifie Membres uniquement. Seulement pour le type Espace.",
    },
    status: {
      headers: ["Statut", "État"],
      note: "Écrit par Chat Spaces. Une ligne qui indique Créé n'est plus jamais modifiée.",
    },
    space: { headers: ["Espace", "Lien"], note: "Écrit par Chat Spaces : le lien vers l'espace." },
    details: {
      headers: ["Détails", "Résultat"],
      note: "Écrit par Chat Spaces : ce qui s'est passé et ce qu'il faut faire.",
    },
    requestId: {
      headers: ["ID de la demande"],
      note: "Écrit par Chat Spaces : il empêche qu'une ligne ne donne deux espaces. Laissez-le tel quel et ne le copiez pas dans une autre ligne.",
    },
  },

  words: {
    types: {
      SPACE: ["Espace", "Espace nommé"],
      GROUP_CHAT: ["Conversation de groupe", "Groupe", "Discussion de groupe"],
      DIRECT_MESSAGE: ["Message privé", "MP", "Message direct", "Privé"],
    },
    posting: {
      EVERYONE: ["Tout le monde", "Tous"],
      MANAGERS: ["Gestionnaires uniquement", "Gestionnaires"],
    },
    yes: ["Oui", "VRAI", "O", "x", "1"],
    no: ["Non", "FAUX", "N", "0"],
    on: ["Activé", "Oui", "VRAI"],
    off: ["Désactivé", "Non", "FAUX"],
    audiences: {
      none: ["Membres uniquement", "Membres", "Privé"],
      "audiences/default": ["Toute l'organisation", "Organisation"],
    },
    statuses: {
      CREATED: ["Créé"],
      CHECK_PEOPLE: ["Créé – vérifier les membres"],
      FAILED: ["Échec"],
      ATTENTION: ["À corriger"],
      CREATING: ["Création…"],
      UNKNOWN: ["Pas encore connu"],
    },
  },

  problems: {
    nameMissing: () => "L'espace n'a pas de nom. Saisissez-en un.",
    nameTooLong: (found, limit) =>
      `Le nom compte ${found} caractères et Chat en accepte ${limit}. Raccourcissez-le.`,
    nameHasControlCharacters: () =>
      "Le nom contient un saut de ligne ou un autre caractère de contrôle invisible. Supprimez-le.",
    nameNotAllowed: (found) =>
      `Seul le type Espace porte un nom. Supprimez « ${found} » ou choisissez le type Espace.`,
    typeUnknown: (found) =>
      `« ${found} » n'est pas un type d'espace. Choisissez Espace, Conversation de groupe ou Message privé.`,
    memberInvalid: (found, count) =>
      count === 1
        ? `« ${found} » n'est pas une adresse e-mail. Corrigez-la ou indiquez un groupe Google sous la forme groups/ID.`
        : `Ce ne sont pas des adresses e-mail : ${found}. Corrigez-les ou indiquez les groupes Google sous la forme groups/ID.`,
    membersAreNames: (found, count) =>
      `${count === 1 ? `« ${found} » est un nom` : `Ce sont des noms : ${found}`}. Chat a besoin d'adresses e-mail : saisissez-les, ou transformez les chips de personnes en adresses avec Données → Extraction de données.`,
    membersTooMany: (found, limit) =>
      `Il y a ${found} membres et Chat en accepte ${limit} à la création d'un espace. Pour le type Espace, réunissez-les dans un groupe Google et indiquez-le sous la forme groups/ID : l'ID se trouve à la fin de l'adresse de la page du groupe dans la console d'administration. Ou ajoutez les autres ensuite, dans Chat.`,
    groupNotAllowed: (found) =>
      `Seul le type Espace accepte des groupes Google. Supprimez « ${found} » ou choisissez le type Espace.`,
    groupChatTooSmall: (found, limit) =>
      `Une conversation de groupe demande au moins ${limit} personnes en plus de vous et en compte ${found}. Ajoutez des membres.`,
    directMessageNeedsOne: (found) =>
      `Un message privé demande exactement 1 personne en plus de vous et en compte ${found}. Corrigez les membres.`,
    managerInvalid: (found, count) =>
      count === 1
        ? `« ${found} » ne peut pas être gestionnaire : Chat a besoin de l'adresse e-mail d'une personne. Corrigez-la.`
        : `Ces entrées ne peuvent pas être des gestionnaires : ${found}. Chat a besoin d'adresses e-mail de personnes. Corrigez-les.`,
    managersNotAllowed: () =>
      "Seul le type Espace a des gestionnaires. Videz la cellule ou choisissez ce type.",
    welcomeTooLong: (found, limit) =>
      `Le message de bienvenue compte ${found} octets et Chat en accepte ${limit}. Raccourcissez-le.`,
    descriptionTooLong: (found, limit) =>
      `La description compte ${found} caractères et Chat en accepte ${limit}. Raccourcissez-la.`,
    guidelinesTooLong: (found, limit) =>
      `Les consignes comptent ${found} caractères et Chat en accepte ${limit}. Raccourcissez-les.`,
    detailsNotAllowed: () =>
      "Un message privé n'a ni description ni consignes. Supprimez-les ou choisissez un autre type.",
    whoCanPostUnknown: (found) =>
      `« ${found} » n'indique pas qui peut publier. Choisissez Tout le monde ou Gestionnaires uniquement.`,
    whoCanPostNotAllowed: () =>
      "Seul le type Espace limite qui peut publier. Videz ce champ ou choisissez le type Espace.",
    externalPeopleUnknown: (found) =>
      `« ${found} » n'indique pas si les personnes externes sont autorisées. Saisissez oui ou non.`,
    historyUnknown: (found) =>
      `« ${found} » n'indique pas si l'historique est conservé. Choisissez Activé ou Désactivé.`,
    audienceUnknown: (found) =>
      `« ${found} » n'indique pas qui peut trouver l'espace. Choisissez Membres uniquement ou Toute l'organisation, ou saisissez audiences/ID.`,
    cellError: (found) =>
      `Une formule de cette ligne affiche l'erreur « ${found} ». Corrigez la formule.`,
    statusUnknown: (found, _limit, header) =>
      `Le statut « ${found} » ne vient pas de Chat Spaces. Si « ${header} » est une colonne à vous, renommez son en-tête ; sinon, videz la cellule.`,
    spaceFilled: (found, _limit, header) => filled(found, header),
    detailsFilled: (found, _limit, header) => filled(found, header),
    copied: () =>
      "Cette ligne est la copie d'une autre, ID de la demande compris. Pour qu'elle ait son propre espace, cliquez sur « En faire une nouvelle ligne » dans le panneau latéral, ou videz Statut, Espace, Détails et ID de la demande.",
    begunByAnother: () =>
      "Une autre personne a commencé cette ligne et on ne sait pas ce qu'il en est. Regardez dans Chat si l'espace existe : si oui, écrivez Créé comme statut ; si non, cliquez sur « J'ai vérifié : il n'existe pas » dans le panneau latéral, ou videz Statut, Détails et ID de la demande.",
    begunLongAgo: () =>
      "Cette ligne a été commencée il y a plus d'un jour et on ne sait pas ce qu'il en est. Regardez dans Chat si l'espace existe : si oui, écrivez Créé comme statut ; si non, cliquez sur « J'ai vérifié : il n'existe pas » dans le panneau latéral, ou videz Statut, Détails et ID de la demande.",
    changedSince: () =>
      "Chat a peut-être créé un espace avec ce que cette ligne indiquait avant d'être modifiée. Regardez dans Chat si cet espace existe : si oui, écrivez Créé comme statut et modifiez l'espace là-bas ; si non, cliquez sur « J'ai vérifié : il n'existe pas » dans le panneau latéral, ou videz Statut, Détails et ID de la demande.",
    requestIdUnknown: (found, _limit, header) =>
      `L'ID de la demande « ${found} » ne vient pas de Chat Spaces. Si « ${header} » est une colonne à vous, renommez son en-tête ; sinon, affichez la colonne si elle est masquée et videz la cellule.`,
    requestIdLost: () =>
      "Cette ligne a été commencée et son ID de la demande a disparu : on ne sait donc pas ce qu'il en est. Regardez dans Chat si l'espace existe : si oui, écrivez Créé comme statut ; si non, cliquez sur « J'ai vérifié : il n'existe pas » dans le panneau latéral, ou videz Statut et Détails.",
    audienceNotAllowed: () =>
      "Seul le type Espace peut être trouvé par d'autres personnes. Choisissez Membres uniquement ou le type Espace.",
    displaced: (found) =>
      `Cette ligne montre l'espace « ${found} », créé pour une ligne portant un autre nom. Si c'est bien l'espace de cette ligne, cliquez sur « Ligne renommée : garder l'espace » dans le panneau latéral ; sinon, sur « Espace d'une autre ligne : en faire une nouvelle ligne ».`,
  },

  run: {
    sheetNotGranted: "L'autorisation de lire et de modifier cette feuille n'a pas été accordée.",
    notKnown:
      "La réponse de Chat n'est pas arrivée : on ne sait pas encore si cet espace existe. Recommencez : la demande porte sur le même espace, et Chat n'en crée jamais un deuxième.",
    busyMine:
      "Vous créez des espaces à partir de cette feuille de calcul dans un autre onglet. Continuez là-bas ; si cet onglet est fermé, réessayez dans une minute.",
    busyOther:
      "Une autre personne crée des espaces à partir de cette feuille de calcul. Réessayez quand elle aura terminé.",
    created: (time) => `Créé le ${time}.`,
    readyDirectMessage: (time) =>
      `Prêt le ${time}. Si vous aviez déjà un message privé avec cette personne, c'est celui-là.`,
    restored:
      "Créé. Une interruption avait laissé cette ligne sans résultat ; il a été rétabli grâce à l'ID de la demande.",
    joinedUnknown: "On ne sait pas qui a rejoint l'espace : regardez ses membres.",
    notYours: "Cette exécution n'est plus en cours. Vérifiez de nouveau la feuille pour continuer.",
    goOnLater:
      "Relancez-la plus tard : elle reprend où elle s'est arrêtée et ne crée aucun espace deux fois.",
    changedMeanwhile:
      " Cette ligne a été modifiée pendant la création de son espace : l'espace correspond à la ligne d'avant.",
    otherName: (name) =>
      ` Chat l'a créé sous le nom « ${name} », avant la modification de cette ligne : renommez-le là-bas ou laissez-le ainsi.`,
    waitingForQuota:
      "La limite de nouveaux espaces par minute de Chat est atteinte. La création reprend toute seule.",
    paceInvalid: (found) =>
      `La propriété de script SPACES_PER_MINUTE vaut « ${found} ». Saisissez un nombre supérieur à 0 ou supprimez-la.`,
    sheetGone:
      "La feuille, ou l'une de ses colonnes, a été supprimée. Rétablissez-la, ou choisissez une autre feuille et recommencez.",
    timeFormat: "dd/MM/yyyy HH:mm",
  },

  unprepared: {
    reserved: (header) =>
      `« ${header} » est le nom d'une colonne que Chat Spaces écrit lui-même. Si la colonne est à vous, renommez son en-tête dans la feuille ; vous pourrez alors la choisir.`,
    noHeader: (row) =>
      `La ligne ${row} contient déjà des adresses, et aucun en-tête au-dessus n'indique ce qu'est chaque colonne. Insérez au-dessus de la liste une ligne avec un en-tête par colonne, par exemple Nom et Membres.`,
    noColumns:
      "Cette feuille n'accepte pas de nouvelles colonnes, car elle est protégée ou des cellules de son en-tête sont fusionnées. Faites lever la protection ou annulez la fusion, puis préparez-la de nouveau.",
  },

  setup: {
    title: "Connexion à Chat",
    steps: {
      serviceOff: "Service Google Chat avancé, activé dans le script",
      scopeMissing: "Votre autorisation de créer des espaces",
      apiDisabled: "API Google Chat, activée dans le projet Cloud",
      chatOff: "Google Chat, activé pour votre compte",
      appNotConfigured: "Application Chat, configurée dans le projet Cloud",
      adminRestricted: "Autorisation de votre administrateur",
    },
    states: { done: "fait", missing: "manque", unknown: "inconnu" },
  },

  signs: { colon: " : ", stop: ". " },

  examples: [
    {
      name: "Classe 5e B",
      type: "Espace",
      members: "ana@example.com, bruno@example.com",
      description: "Tout sur la classe de 5e B",
    },
    { name: "", type: "Message privé", members: "collegue@example.com", description: "" },
  ],
};

export const frScript: ScriptText = {
  menu: {
    title: "Chat Spaces",
    createFromSheet: "Créer des espaces à partir de cette feuille…",
    createSpace: "Créer un seul espace…",
    prepareSheet: "Préparer cette feuille",
    checkSetup: "Vérifier la connexion à Chat…",
    help: "Aide",
  },

  notJoined: (joined, asked) => {
    const have = `${joined} personne${joined < 2 ? "" : "s"} sur ${asked} ${joined < 2 ? "a" : "ont"} rejoint la conversation.`;
    return asked - joined === 1
      ? `${have} La dernière doit peut-être encore accepter, ou Chat ne l'a pas ajoutée : regardez les membres de l'espace. Si vous figurez dans la liste, c'est vous.`
      : `${have} Les autres doivent peut-être encore accepter, ou Chat ne les a pas ajoutées : regardez les membres de l'espace. Si vous figurez dans la liste, l'une d'elles est vous.`;
  },
  listedLater: "Le lien l'ouvre ; Chat l'affiche dans la liste dès que quelqu'un y a écrit.",

  problemGroups: {
    nameMissing: "Pas de nom",
    nameTooLong: "Nom trop long",
    nameHasControlCharacters: "Caractères invisibles dans le nom",
    nameNotAllowed: "Un nom là où il ne peut pas y en avoir",
    typeUnknown: "Type inconnu",
    memberInvalid: "Pas une adresse e-mail",
    membersAreNames: "Des noms au lieu d'adresses e-mail",
    membersTooMany: "Trop de membres",
    groupNotAllowed: "Un groupe Google là où il ne peut pas y en avoir",
    groupChatTooSmall: "Trop peu de personnes pour une conversation de groupe",
    directMessageNeedsOne: "Pas exactement une personne pour un message privé",
    managerInvalid: "Gestionnaires sans adresse e-mail",
    managersNotAllowed: "Gestionnaires : uniquement pour le type Espace",
    welcomeTooLong: "Message de bienvenue trop long",
    descriptionTooLong: "Description trop longue",
    guidelinesTooLong: "Consignes trop longues",
    detailsNotAllowed: "Description ou consignes pour un message privé",
    whoCanPostUnknown: "Qui peut publier n'est pas clair",
    whoCanPostNotAllowed: "Qui peut publier : seulement pour le type Espace",
    externalPeopleUnknown: "Personnes externes autorisées ou non : pas clair",
    historyUnknown: "Historique conservé ou non : pas clair",
    audienceUnknown: "Qui peut le trouver n'est pas clair",
    audienceNotAllowed: "Qui peut le trouver : seulement pour le type Espace",
    cellError: "Une formule en erreur",
    statusUnknown: "Un statut qui ne vient pas de Chat Spaces",
    spaceFilled: "La colonne Espace est déjà remplie",
    detailsFilled: "La colonne Détails est déjà remplie",
    requestIdUnknown: "Un ID de la demande qui ne vient pas de Chat Spaces",
    requestIdLost: "Résultat inconnu",
    begunByAnother: "Résultat inconnu",
    begunLongAgo: "Résultat inconnu",
    changedSince: "Résultat inconnu",
    copied: "Copies",
    displaced: "Un autre nom que celui de l'espace",
  },

  headers: {
    twice: (header) =>
      `La colonne « ${header} » apparaît deux fois. Seule la première est lue : renommez l'autre.`,
    near: (header, column) =>
      `La colonne « ${header} » n'est pas lue. S'il doit s'agir de « ${column} », corrigez son en-tête.`,
  },

  background: {
    made: (made, left) =>
      `${plural(made, "# espace créé", "# espaces créés")} ; ${plural(left, "il reste # ligne", "il reste # lignes")}.`,
    stopped: (time, why) => `Arrêt le ${time}. ${why}`,
    timeUsedUp: (minutes) => [
      `Les déclencheurs ont utilisé les ${minutes} minutes que Google leur accorde par jour.`,
      "La création reprend toute seule dès qu'il y a de nouveau du temps ; pour continuer maintenant, ouvrez le panneau latéral.",
    ],
    minutesInvalid: (found) =>
      `La propriété de script TRIGGER_MINUTES vaut « ${found} ». Saisissez un nombre d'au moins 5 ou supprimez-la.`,
  },

  form: {
    later: (limit, time) =>
      `Le formulaire a créé ${plural(limit, "# espace", "# espaces")} en une heure, et il n'en est pas autorisé davantage. Celui-ci suivra quand un déclencheur s'exécutera après ${time} ; pour l'avoir maintenant, créez-le depuis le panneau latéral.`,
    limitInvalid: (found) =>
      `La propriété de script FORM_SPACES_PER_HOUR vaut « ${found} ». Saisissez un nombre entier supérieur à 0 ou supprimez-la.`,
    notPrepared: (columns) =>
      `Une réponse du formulaire est arrivée dans une feuille où il manque : ${columns}. Choisissez « Préparer cette feuille » dans son menu et créez l'espace de cette réponse depuis le panneau latéral.`,
  },

  prepared: {
    nothing: "Cette feuille est prête : elle a tout ce qu'il lui faut.",
    nothingYet: "Rien de plus ne peut être préparé pour l'instant.",
    gone: (headers) => `La colonne « ${headers} » qui avait été choisie n'existe plus.`,
    columns: (columns) => `Colonnes ajoutées : ${columns}.`,
    done: (parts) => `En place : ${parts}.`,
    parts: {
      notes: "notes sur les en-têtes",
      choices: "menus déroulants",
      colours: "couleurs des statuts",
      frozen: "en-tête toujours visible",
      layout: "largeurs des colonnes",
    },
    isAsked:
      "Ouvrez maintenant « Créer des espaces à partir de cette feuille… » et indiquez laquelle de vos colonnes contient le nom et laquelle les membres.",
    examples:
      "Toutes les colonnes sont là : remplissez une ligne par espace. Les lignes d'exemple montrent comment faire ; elles ne sont jamais créées, remplacez-les donc.",
    withoutChoices: (columns) =>
      `La feuille n'accepte pas de menu déroulant dans ${columns}. Saisissez les mots vous-même : ils figurent dans la note de chaque en-tête.`,
    refused: (parts) => `La feuille n'a pas autorisé : ${parts}. Tout fonctionne sans cela.`,
  },

  trial: {
    noAnswer: "La réponse de Chat n'est pas arrivée.",
    notAsked: ["Le reste n'est donc pas connu. Vérifiez de nouveau dans quelques minutes."],
    barred: (answer) => [
      `Chat n'a pas permis de commencer un message privé à titre d'essai et a répondu : « ${answer} »`,
      "Demandez à votre administrateur si vous pouvez commencer des messages privés et créer des espaces ; ou créez un espace pour voir.",
    ],
    unclear: (answer) => [
      `Chat a répondu à l'essai de façon inattendue : « ${answer} »`,
      "On ne sait donc pas si des espaces peuvent être créés. Créez un espace pour voir.",
    ],
    ready: [
      "Il ne manque rien de ce qui peut être vérifié sans créer d'espace.",
      "Seule une création montre si votre administrateur vous laisse créer des espaces et des conversations de groupe : créez un espace pour voir.",
    ],
  },

  failures: {
    serviceOff: {
      what: () => "Le service Google Chat avancé est désactivé dans ce script.",
      todo: "Dans l'éditeur de script, cliquez sur + à côté de Services, ajoutez Google Chat API et réessayez.",
    },
    apiDisabled: {
      what: () => "L'API Google Chat n'est pas activée dans le projet Google Cloud de ce script.",
      todo: "Ouvrez l'API Google Chat dans ce projet, cliquez sur Activer, patientez quelques minutes et réessayez.",
    },
    appNotConfigured: {
      what: () => "Le projet Google Cloud de ce script n'a pas d'application Chat configurée.",
      todo: "Ouvrez l'onglet Configuration de l'API Google Chat dans ce projet, indiquez le nom, l'avatar et la description de l'application, enregistrez et réessayez.",
    },
    scopeMissing: {
      what: () => fr.createSpace.notGranted,
      todo: "Réessayez et cochez toutes les autorisations quand Google vous les demande ; si Google ne les demande pas, supprimez d'abord l'accès de ce script dans votre compte Google.",
    },
    signedOut: {
      what: () => "Google n'a pas accepté la connexion.",
      todo: "Actualisez la page, réessayez et autorisez le script quand Google vous le demande.",
    },
    chatOff: {
      what: () => "Google Chat est désactivé pour votre compte.",
      todo: "Activez Google Chat dans les paramètres de Gmail, ou demandez à votre administrateur de l'activer.",
    },
    adminRestricted: {
      what: () =>
        "L'administrateur de votre organisation ne permet pas à cette application Chat de le faire.",
      todo: "Demandez à l'administrateur d'autoriser l'application sous Sécurité → Commandes des API dans la console d'administration.",
    },
    memberUnknown: {
      what: () => "Chat ne connaît pas l'un des membres.",
      todo: "Vérifiez chaque adresse e-mail ; un groupe Google s'écrit groups/ID, son adresse e-mail ne fonctionne pas.",
    },
    notAllowed: {
      what: () => "Chat ne vous autorise pas à créer cet espace.",
      todo: "Demandez à votre administrateur si vous pouvez créer des espaces et inviter ces personnes, ou retirez celles qui n'appartiennent pas à votre organisation.",
    },
    nameTaken: {
      what: () => "Un espace portant ce nom existe déjà dans votre organisation.",
      todo: "Choisissez un autre nom.",
    },
    refused: {
      what: (answer) => `Chat a refusé cet espace et a répondu : « ${answer} »`,
      todo: "Corrigez ce que la réponse indique et réessayez.",
    },
    quota: {
      what: () => "La limite de nouveaux espaces par minute de Chat est atteinte.",
      todo: "Patientez quelques minutes et réessayez.",
    },
    unavailable: {
      what: () => "Chat n'est pas disponible pour le moment.",
      todo: "Patientez quelques minutes ; avant de réessayer, regardez dans Chat si l'espace y est.",
    },
    noAnswer: {
      what: (answer) =>
        `La réponse de Chat n'est pas arrivée : l'espace existe peut-être, ou peut-être pas.${answer && ` Google a dit : « ${answer} »`}`,
      todo: "Regardez dans Chat si l'espace y est avant de réessayer.",
    },
    oddAnswer: {
      what: () =>
        "La réponse de Chat ne dit pas quel espace il a créé : l'espace existe peut-être, ou peut-être pas.",
      todo: "Regardez dans Chat si l'espace y est avant de réessayer.",
    },
    unexpected: {
      what: (answer) => `Le script lui-même a échoué : « ${answer} »`,
      todo: "Déployez la version la plus récente de Chat Spaces ; si cela continue, signalez l'erreur avec ce texte.",
    },
  },

  link: (link) => `Voir ${link}`,
  nextQuoted: " », « ",
};

/* istanbul ignore next: the page says it, no test of the script does */
export const frPage: PageText = {
  check: {
    nothing:
      "Il n'y a rien à créer : chaque ligne a déjà son espace, est vide ou demande une correction.",
    examples: (count) =>
      plural(
        count,
        "# ligne d'exemple est ignorée : remplacez-la par la vôtre.",
        "# lignes d'exemple sont ignorées : remplacez-les par les vôtres.",
      ),
    types: {
      SPACE: (count) => plural(count, "# espace", "# espaces"),
      GROUP_CHAT: (count) => plural(count, "# conversation de groupe", "# conversations de groupe"),
      DIRECT_MESSAGE: (count) => plural(count, "# message privé", "# messages privés"),
    },
    invitations: (count) => plural(count, "# invitation", "# invitations"),
    row: (number, name, reason) => `Ligne ${number}, ${name} : ${reason}`,
    sameName: (name, rows) => `« ${name} » est le nom de plusieurs lignes : ${rows}`,
    confirm: "Les créer maintenant ?",
    attention: (count) => plural(count, "# ligne est à corriger", "# lignes sont à corriger"),
    count: (spaces) => plural(spaces, "# espace à créer", "# espaces à créer"),
    people: (count) =>
      plural(
        count,
        "Dans # espace, il manque encore du monde",
        "Dans # espaces, il manque encore du monde",
      ),
    done: (count) => plural(count, "# ligne a déjà son espace", "# lignes ont déjà leur espace"),
    duration: (time) => `Cela prendra environ ${time}.`,
    more: (count) => plural(count, "… et # autre", "… et # autres"),
    group: (title, count) => `${title} (${count})`,
  },

  report: {
    again: "Relancez pour continuer.",
    lost: (name, link) =>
      `La ligne de « ${name} » a été supprimée entre-temps ; son espace est ${link}`,
    created: (count) => plural(count, "# espace créé", "# espaces créés"),
    failed: (count) => plural(count, "# ligne en échec", "# lignes en échec"),
    left: (count) => plural(count, "Il reste # ligne", "Il reste # lignes"),
    took: (time) => `Cela a pris ${time}.`,
  },

  duration: (ms) => {
    const seconds = Math.max(1, Math.round(ms / 1000));
    if (seconds < 90) return seconds === 1 ? "1 seconde" : `${seconds} secondes`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 90) return `${minutes} minutes`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  },

  sidebar: {
    language: "fr",
    loading: "Vérification de la feuille…",
    working: "Un instant…",
    checkAgain: "Vérifier de nouveau",
    tryAgain: "Réessayer",
    back: "Retour",
    lastRun: (when, isMine) =>
      `Dernière exécution : ${when}, par ${isMine ? "vous" : "une autre personne"}.`,
    outside: (count) =>
      plural(
        count,
        "# ligne qui n'a pas encore d'espace est en dehors de celles-ci. Choisissez toutes les lignes pour la voir.",
        "# lignes qui n'ont pas encore d'espace sont en dehors de celles-ci. Choisissez toutes les lignes pour les voir.",
      ),
    nothing: {
      title: "Rien à créer",
      todo: "Chaque ligne est vide ou a déjà son espace. Remplissez des lignes et vérifiez de nouveau.",
    },
    notSetUp: {
      title: "Cette feuille n'est pas encore prête",
      missing: (columns) => `Il manque encore ces colonnes : ${columns}.`,
      hint: "Elles sont ajoutées à côté des autres. Rien de ce qui existe n'est modifié.",
      button: "Préparer cette feuille",
      noHeader: "Cette liste n'a pas d'en-têtes",
    },
    columns: {
      title: "Que contient chaque colonne ?",
      name: "Nom de l'espace",
      members: "Membres (adresses e-mail)",
      none: "– une nouvelle colonne –",
      example: (header, example) => `${header} (${example})`,
      unused: (headers) => `Non utilisées : ${headers}`,
      keeps: "Vos en-têtes restent tels quels. Votre réponse est retenue pour cette feuille.",
      adds: "Des colonnes pour les résultats sont ajoutées à côté.",
      button: "Utiliser ces colonnes",
      needed: "Choisissez une colonne pour le nom, pour les membres ou pour les deux.",
      same: "Une colonne ne peut pas être les deux à la fois. Choisissez-en une autre.",
      used: (name, members, unused) =>
        `Colonnes : ${[name, members].filter(Boolean).join(", ")}${unused && ` ; non utilisées : ${unused}`}`,
      change: "Choisir d'autres colonnes…",
      more: (headers) => `Colonnes que vous pouvez ajouter : ${headers}.`,
      addMore: "Les ajouter",
    },
    permission: {
      title: "Votre autorisation est nécessaire",
      what: "Chat Spaces ne peut pas encore lire cette feuille ni créer des espaces Chat pour vous.",
      todo: "Accordez-la dans l'onglet qui s'ouvre et cochez toutes les cases. À votre retour, tout continue tout seul.",
      button: "Accorder l'autorisation",
    },
    check: {
      none: "Aucune ligne ne peut être créée telle quelle",
      sheet: (name) => `Feuille « ${name} »`,
      headers: (count) => plural(count, "# colonne à regarder", "# colonnes à regarder"),
      types: {
        SPACE: "Espaces",
        GROUP_CHAT: "Conversations de groupe",
        DIRECT_MESSAGE: "Messages privés",
      },
      invitations: "Invitations",
      time: "Durée",
      about: (time) => `environ ${time}`,
      done: "Lignes avec un espace",
      leftOut: "Ces lignes sont ignorées. Cliquez sur une ligne pour y aller.",
      row: (number, name) => (name ? `Ligne ${number}, ${name}` : `Ligne ${number}`),
      selected: (number) => `La ligne ${number} est sélectionnée dans la feuille.`,
      writeReasons: "Écrire les raisons à côté des lignes",
      written: "Les raisons sont écrites dans la feuille.",
      choice: {
        legend: "Quelles lignes",
        all: "Toutes les lignes",
        visible: "Les lignes que le filtre affiche",
        selected: "Les lignes sélectionnées dans la feuille",
      },
      copied: {
        title: (count) => plural(count, "# ligne est une copie", "# lignes sont des copies"),
        text: (count) =>
          plural(
            count,
            "Elle a été copiée avec son ID de la demande. Doit-elle donner un espace à elle ?",
            "Elles ont été copiées avec leur ID de la demande. Chacune doit-elle donner un espace à elle ?",
          ),
        button: (count) =>
          plural(count, "En faire une nouvelle ligne", "En faire de nouvelles lignes"),
      },
      uncertain: {
        title: (count) =>
          plural(
            count,
            "Pour # ligne, on ne sait pas si son espace existe",
            "Pour # lignes, on ne sait pas si leur espace existe",
          ),
        text: (count) =>
          plural(
            count,
            "Regardez dans Chat. Si l'espace y est, écrivez Créé comme statut de la ligne ; sinon :",
            "Regardez dans Chat. Là où un espace y est, écrivez Créé comme statut de la ligne ; pour les autres :",
          ),
        button: (count) =>
          plural(count, "J'ai vérifié : il n'existe pas", "J'ai vérifié : ils n'existent pas"),
      },
      displaced: {
        title: (count) =>
          plural(
            count,
            "# ligne montre un espace portant un autre nom",
            "# lignes montrent un espace portant un autre nom",
          ),
        text: (count) =>
          plural(
            count,
            "La ligne a été renommée, ou l'espace est celui d'une autre ligne.",
            "Les lignes ont été renommées, ou les espaces sont ceux d'autres lignes.",
          ),
        keep: (count) =>
          plural(
            count,
            "Ligne renommée : garder l'espace",
            "Lignes renommées : garder les espaces",
          ),
        button: (count) =>
          plural(
            count,
            "Espace d'une autre ligne : en faire une nouvelle ligne",
            "Espaces d'autres lignes : en faire de nouvelles lignes",
          ),
      },
      failed: (count) => plural(count, "# ligne avait échoué", "# lignes avaient échoué"),
      failedHint: "Elles sont tentées de nouveau.",
      edited: (count) =>
        plural(
          count,
          "# ligne a été modifiée après la création de son espace",
          "# lignes ont été modifiées après la création de leur espace",
        ),
      editedHint:
        "Chat n'en sait rien : toute personne ajoutée dans Membres doit être ajoutée dans l'espace lui-même, et le reste se modifie aussi là-bas.",
      peopleHint:
        "Les autres doivent peut-être encore accepter, ou Chat ne les a pas ajoutés. Regardez les membres de chaque espace ; ensuite, écrivez Créé comme statut de la ligne.",
      sameNames: (count) =>
        plural(count, "# nom apparaît plusieurs fois", "# noms apparaissent plusieurs fois"),
      rows: (rows) => `lignes ${rows}`,
      create: (count) => plural(count, "Créer # espace…", "Créer les # espaces…"),
      first: "Créer seulement le premier…",
    },
    confirm: {
      title: (count) =>
        plural(count, "Créer # espace maintenant ?", "Créer # espaces maintenant ?"),
      one: (name) => `Créer « ${name} » maintenant ?`,
      invites: (count) =>
        plural(
          count,
          "# invitation est envoyée aussitôt, en votre nom.",
          "# invitations sont envoyées aussitôt, en votre nom.",
        ),
      leftOut: (count) =>
        plural(
          count,
          "# ligne est à corriger et reste de côté.",
          "# lignes sont à corriger et restent de côté.",
        ),
      stay: "Gardez la feuille ouverte. Si vous la fermez, rien n'est perdu : rouvrez ce panneau latéral pour continuer.",
      button: (count) => plural(count, "Créer # espace", "Créer # espaces"),
    },
    progress: {
      title: "Création des espaces…",
      count: (done, total) => `${done} sur ${total}`,
      starting: "Démarrage…",
      now: (name) => `En cours : ${name}`,
      left: (time) => `Encore ${time} environ`,
      cancel: "Annuler",
      cancelling: "Annulation…",
      stopping: "Arrêt après les espaces en cours de création.",
      goesOn: (time, left) => `Reprise à ${time}, dans ${left}.`,
      goesOnSoon: (left) => `Reprise dans ${left}.`,
      mayClose: "Vous pouvez fermer ceci : la création continue sans vous.",
      keepOpen: "Gardez ceci ouvert : si l'onglet est fermé, tout s'arrête et rien n'est perdu.",
      elsewhere: "En attente d'espaces en cours de création ailleurs ou interrompus.",
      retrying: "Le script n'a pas répondu. Il est rappelé automatiquement.",
      andMore: (names, count) => `${names} et ${count} de plus`,
    },
    refreshed: "La feuille a changé et a été vérifiée de nouveau.",
    review: {
      changed: "Depuis votre vérification",
      added: (count) =>
        plural(
          count,
          "# ligne est nouvelle ou a été modifiée :",
          "# lignes sont nouvelles ou ont été modifiées :",
        ),
      gone: (count) =>
        plural(
          count,
          "# ligne que vous aviez vue est maintenant de côté : elle a été modifiée ou n'existe plus.",
          "# lignes que vous aviez vues sont maintenant de côté : elles ont été modifiées ou n'existent plus.",
        ),
      nobody: "Personne n'est invité : au début, vous êtes la seule personne dans ces espaces.",
      forGood: "Les espaces et les invitations ne peuvent pas être annulés ici.",
      external: (count, total) => {
        const where =
          total === 1
            ? "dans celui-ci"
            : count === total
              ? "dans tous"
              : `dans ${count} d'entre eux`;
        return `Les personnes externes sont autorisées ${where}. Cela ne peut plus être changé ensuite.`;
      },
      noExternal: (total) =>
        plural(
          total,
          "Les personnes externes n'y sont pas autorisées. Cela ne peut plus être changé ensuite.",
          "Les personnes externes ne sont autorisées dans aucun d'entre eux. Cela ne peut plus être changé ensuite.",
        ),
      spaces: "Qui chaque espace invite",
      invites: (kind, people) =>
        [kind, people || "personne d'autre que vous"].filter(Boolean).join(" : "),
      notShown: (count) =>
        plural(count, "# autre est dans la feuille.", "# autres sont dans la feuille."),
      domains: (count) =>
        plural(
          count,
          "Où vont les invitations : # domaine",
          "Où vont les invitations : # domaines",
        ),
      groups: "Groupes Google",
    },
    changed: (count) =>
      plural(
        count,
        "# ligne a été modifiée depuis votre vérification et a été laissée de côté.",
        "# lignes ont été modifiées depuis votre vérification et ont été laissées de côté.",
      ),
    putRight: (count) =>
      plural(
        count,
        "# ligne a été rétablie après une interruption.",
        "# lignes ont été rétablies après une interruption.",
      ),
    underWay: {
      title: "Vous avez commencé à créer des espaces",
      since: (time, created) =>
        `Commencé le ${time}. ${plural(created, "# espace créé", "# espaces créés")} jusqu'ici.`,
      left: (spaces, invitations) =>
        `De ce que vous avez confirmé, il reste ${plural(spaces, "# espace", "# espaces")}, avec ${plural(invitations, "# invitation", "# invitations")}.`,
      atWork: "Si un autre onglet y travaille, laissez-le continuer là-bas.",
      atWorkAway: "La création est en cours, sans vous ou dans un autre onglet.",
      goesOn:
        "La création continue sans vous. Pour la suivre, continuez ici ; pour voir la feuille telle qu'elle est maintenant, vérifiez de nouveau.",
      todo: "Continuez avec ceux-là seulement, ou vérifiez de nouveau pour voir la feuille telle qu'elle est maintenant.",
      button: (count) => plural(count, "Continuer : créer # espace", "Continuer : créer # espaces"),
    },
    away: {
      title: "En votre absence",
      continueRun: {
        on: "Si vous fermez l'onglet, la création continue sans vous. Si elle s'arrête, Google vous écrit pourquoi.",
        off: "Si vous fermez l'onglet, la création s'arrête et rien n'est perdu : rouvrez ce panneau latéral pour continuer.",
        byHand:
          "Si vous fermez l'onglet, la création s'arrête et rien n'est perdu, sauf si son déclencheur est activé.",
        switchOn: "Continuer sans moi",
      },
      createSpaceFromForm: {
        on: "Les nouvelles réponses du formulaire deviennent d'elles-mêmes des espaces.",
        off: "Les nouvelles réponses du formulaire attendent que vous créiez leurs espaces ici.",
        byHand:
          "Les nouvelles réponses du formulaire deviennent d'elles-mêmes des espaces si leur déclencheur est activé.",
        switchOn: "Créer les espaces des nouvelles réponses",
      },
      switchOff: "Désactiver",
      switchedOn: "Activé.",
      switchedOff: "Désactivé.",
      silent:
        "C'est activé, mais son déclencheur ne s'est pas exécuté ces derniers temps : Google l'a peut-être désactivé.",
      switchAgain: "Réactiver",
      last: (when) => `Son déclencheur s'est exécuté pour la dernière fois vers le ${when}.`,
      rights:
        "Quiconque peut modifier cette feuille de calcul peut aussi modifier son script, et les déclencheurs l'exécutent avec vos droits.",
      permission:
        "Chat Spaces ne peut pas encore activer et désactiver des déclencheurs pour vous.",
      steps: {
        open: "Ouvrez la page des déclencheurs du script et cliquez sur le bouton qui ajoute un déclencheur.",
        continueRun:
          "Pour la création, choisissez la fonction « continueRun », un événement horaire, le minuteur en minutes et l'intervalle d'une minute.",
        createSpaceFromForm:
          "Pour un formulaire, choisissez la fonction « createSpaceFromForm », la feuille de calcul comme source et l'envoi du formulaire comme événement.",
        save: "Enregistrez et autorisez ce que Google demande.",
        end: "Pour désactiver, supprimez le déclencheur sur cette page.",
      },
      page: "La page des déclencheurs du script",
      made: (count, when) =>
        `${plural(count, "# d'entre eux a été créé", "# d'entre eux ont été créés")} sans vous, le dernier le ${when}.`,
      stopped: (when) => `Arrêt le ${when}`,
      waiting: (count) =>
        plural(
          count,
          "# réponse du formulaire attend son espace",
          "# réponses du formulaire attendent leur espace",
        ),
      waitingHint: (count) =>
        plural(
          count,
          "Il suivra dès qu'un déclencheur s'exécutera de nouveau. Pour l'avoir maintenant, créez-le ici.",
          "Ils suivront dès qu'un déclencheur s'exécutera de nouveau. Pour les avoir maintenant, créez-les ici.",
        ),
    },
    busy: {
      title: "Des espaces sont déjà en cours de création",
      since: (time, created) =>
        `Commencé à ${time}. ${plural(created, "# espace créé", "# espaces créés")} jusqu'ici.`,
    },
    stopped: { title: "Arrêté" },
    end: {
      done: "Terminé",
      problems: "Terminé, avec des problèmes",
      cancelled: "Annulé",
      failed: "Échec",
      ofAll: (created, total) =>
        `${plural(created, "#", "#")} sur ${plural(total, "# espace créé", "# espaces créés")}`,
      next: {
        done: "Chaque résultat est dans la feuille.",
        problems:
          "Ce qui est créé reste. Corrigez les lignes énumérées ici, ou regardez la feuille, et vérifiez de nouveau.",
        cancelled: "Ce qui est créé reste. Vous pouvez continuer avec les autres à tout moment.",
        failed: "Rien n'a été créé. Corrigez ce qui est indiqué ici et réessayez.",
        stopped:
          "Aucune ligne n'est perdue : la création reprend où elle s'est arrêtée, et aucun espace n'est créé deux fois.",
      },
      tooLate: (count) =>
        plural(
          count,
          "L'annulation est arrivée trop tard pour # espace.",
          "L'annulation est arrivée trop tard pour # espaces.",
        ),
      spaces: "Les nouveaux espaces",
      orphans: (count) =>
        plural(
          count,
          "# ligne a été supprimée entre-temps",
          "# lignes ont été supprimées entre-temps",
        ),
      orphansHint: "Leurs espaces existent. Supprimez dans Chat ceux dont personne n'a besoin.",
      orphanUnknown: (name) => `Regardez dans Chat si « ${name} » existe.`,
      retry: (count) =>
        plural(count, "Réessayer la ligne en échec…", "Réessayer les # lignes en échec…"),
      goOn: (count) =>
        plural(
          count,
          "Continuer avec la ligne restante…",
          "Continuer avec les # lignes restantes…",
        ),
      others: (count) => plural(count, "Créer l'autre espace…", "Créer les # autres espaces…"),
    },
    failure: {
      title: "Cela n'a pas fonctionné",
      accounts:
        "Google n'a pas laissé cette page accéder au script : cela arrive quand plusieurs comptes Google sont connectés dans le même navigateur.",
      accountsTodo:
        "Ouvrez la feuille dans un profil de navigateur ou une fenêtre privée avec un seul compte.",
      signedOut: "Google ne laisse plus cette page accéder au script.",
      signedOutTodo:
        "Rouvrez-la depuis le menu : elle reprend où elle s'est arrêtée et rien n'est créé deux fois. Si cela ne suffit pas, actualisez la feuille et connectez-vous avec un seul compte.",
      connection: "Le script n'a pas pu être joint, ou sa réponse n'est pas arrivée.",
      connectionTodo: "Vérifiez la connexion Internet et réessayez.",
      passing: "Les serveurs de Google ont eu une erreur passagère.",
      passingTodo: "Patientez un peu et réessayez.",
      unanswered: "Google n'a pas dit si cela a commencé ; voici la feuille telle qu'elle est.",
      other: (message) => `Le script a répondu : « ${message} »`,
      otherTodo: "Réessayez. Si cela continue, fermez ceci et rouvrez-le depuis le menu.",
    },
    newTab: "(ouvre un nouvel onglet)",
  },

  connection: {
    checking: "Question à Chat…",
    ready: "Rien ne manque jusqu'ici",
    missing: "Il manque quelque chose",
    unknown: "Tout n'est pas connu",
    mend: {
      serviceOff: "Comment l'activer",
      scopeMissing: "Ouvrir vos connexions",
      apiDisabled: "Activer l'API",
      chatOff: "Ouvrir les paramètres de Chat",
      appNotConfigured: "Configurer l'application Chat",
      adminRestricted: "Ouvrir la console d'administration",
    },
  },

  help: {
    title: "Comment fonctionne Chat Spaces",
    steps: [
      "Une ligne de votre liste est un espace. Ouvrez le panneau latéral avec « Créer des espaces à partir de cette feuille… » : si vos en-têtes sont à vous, il demande une fois quelle colonne contient le nom et laquelle les membres.",
      "Il vérifie chaque ligne et montre qui chaque espace inviterait. Rien n'est créé avant votre confirmation.",
      "Créez seulement le premier pour voir ce que cela donne dans Chat, puis les autres. Les lignes masquées par un filtre sont ignorées, sauf si vous choisissez toutes les lignes.",
      "Vous pouvez annuler ou fermer l'onglet à tout moment : rouvrez le panneau latéral et il continue. Aucune ligne ne donne deux espaces.",
      "Plus tard, ajoutez des lignes et vérifiez de nouveau : seules les nouvelles lignes sont créées.",
    ],
    statusTitle: "Ce que signifie le statut d'une ligne",
    statuses: {
      CREATED: "L'espace existe ; son lien est à côté.",
      CHECK_PEOPLE: "L'espace existe, mais tout le monde ne l'a pas encore rejoint.",
      FAILED: "Chat l'a refusé ; Détails dit pourquoi. Corrigez la ligne et créez de nouveau.",
      ATTENTION: "La ligne a été laissée de côté ; Détails dit quoi corriger.",
      CREATING: "La demande à Chat est en cours.",
      UNKNOWN: "La réponse de Chat n'est pas arrivée ; Détails dit quoi faire.",
    },
    columnsTitle: "Ce qu'accepte chaque colonne",
    away: "Une création peut continuer une fois l'onglet fermé, et chaque réponse d'un formulaire peut devenir un espace. Le panneau latéral dit si c'est le cas. Là où il n'a pas de bouton pour cela, on le fait à la main :",
    setupTitle: "Si cela ne fonctionne pas",
    setup:
      "« Vérifier la connexion à Chat… », dans le menu, indique la première étape qui manque et où y remédier.",
  },

  dialog: {
    type: "Type",
    name: "Nom",
    members: "Membres",
    membersHint: "Adresses e-mail, sans la vôtre. Groupes sous la forme groups/ID.",
    description: "Description",
    optional: "(facultatif)",
    create: "Créer",
    creating: "Création de l'espace…",
    close: "Fermer",
    another: "En créer un autre",
    created: (name) => `« ${name} » est prêt`,
    open: "Ouvrir dans Google Chat",
    unsure: "L'espace a peut-être été créé, ou peut-être pas",
    asSent: "D'ici là, le formulaire reste tel qu'il a été envoyé.",
    refused: "L'espace n'a pas été créé",
  },
};

export const frAdded: AddedText = {
  added: (count, time, names) =>
    plural(
      count,
      `# personne ajoutée, ${time} : ${names}.`,
      `# personnes ajoutées, ${time} : ${names}.`,
    ),
  already: (count) => plural(count, "# y était déjà.", "# y étaient déjà."),
  invited: (count, names) =>
    plural(count, `# doit d'abord accepter : ${names}.`, `# doivent d'abord accepter : ${names}.`),
  refused: (count, names) =>
    plural(count, `# n'a pas été ajoutée : ${names}.`, `# n'ont pas été ajoutées : ${names}.`),
  tooMany: (found, limit) =>
    `Sur les ${found} membres de cette ligne, seuls ${limit} peuvent être ajoutés à partir d'ici. Ajoutez les autres dans Chat.`,
  unsure: {
    members: (answer) =>
      `Chat n'a pas dit si des personnes ont été ajoutées ou des rôles changés.${answer && ` Google a dit : « ${answer} »`}`,
    welcome: (answer) =>
      `Chat n'a pas dit si le message a été publié.${answer && ` Google a dit : « ${answer} »`}`,
  },
  toAdd: (count) =>
    plural(count, "Il reste # personne à ajouter.", "Il reste # personnes à ajouter."),
  unreadable: (words) => `« ${words} » n'est pas une adresse : personne n'est ajouté pour cela.`,
  managers: (count) =>
    plural(count, "# est devenue gestionnaire.", "# sont devenues gestionnaires."),
  notGranted: {
    members: "L'autorisation d'ajouter des personnes aux espaces Chat n'a pas été accordée.",
    welcome: "L'autorisation de publier des messages dans Chat n'a pas été accordée.",
  },
  stillManagers: (count, names) =>
    plural(
      count,
      `# est toujours gestionnaire : ${names}.`,
      `# sont toujours gestionnaires : ${names}.`,
    ),
  unproven: (space) =>
    `Ce n'est pas vous qui avez écrit que son espace est ${space} : comparez-le d'abord avec l'adresse de l'espace dans Chat.`,
  notManagers: (count, names) =>
    plural(
      count,
      `# n'a pas pu devenir gestionnaire : ${names}.`,
      `# n'ont pas pu devenir gestionnaires : ${names}.`,
    ),
  toChange: (count) => plural(count, "Il reste # rôle à changer.", "Il reste # rôles à changer."),
  posted: "Le message de bienvenue a été publié.",
  notPosted: (why) => `Le message de bienvenue n'a pas été publié : ${why}.`,
  toPost: "Il reste à publier le message de bienvenue.",
  gone: (count, names) =>
    plural(
      count,
      `# est dans l'espace et n'est plus dans cette ligne : ${names}. Retirez dans Chat les personnes qui doivent partir.`,
      `# sont dans l'espace et ne sont plus dans cette ligne : ${names}. Retirez dans Chat les personnes qui doivent partir.`,
    ),
  waitingForQuota:
    "La limite de personnes ajoutées par minute de Chat est atteinte. L'ajout reprend tout seul.",
  inRun: (count) => plural(count, "# personne ajoutée", "# personnes ajoutées"),
  rolesInRun: (count) => plural(count, "# rôle changé", "# rôles changés"),
  messagesInRun: (count) =>
    plural(count, "# message de bienvenue publié", "# messages de bienvenue publiés"),
  why: {
    memberUnknown: "Chat ne connaît pas cette adresse",
    notAllowed: "non autorisé par l'espace ou par votre organisation",
  },
  check: (people, spaces) =>
    `${plural(people, "# personne", "# personnes")} à ajouter à ${plural(spaces, "# espace", "# espaces")}`,
  checkManagers: (count) =>
    plural(count, "# gestionnaire à désigner", "# gestionnaires à désigner"),
  checkNoManagers: (count) =>
    plural(
      count,
      "# gestionnaire à remettre simple membre",
      "# gestionnaires à remettre simples membres",
    ),
  checkMessages: (count) =>
    plural(count, "# message de bienvenue à publier", "# messages de bienvenue à publier"),
  button: (people) => plural(people, "Ajouter # personne…", "Ajouter # personnes…"),
  confirm: (people) => plural(people, "Ajouter # personne", "Ajouter # personnes"),
  changeButton: (count) => plural(count, "Faire # changement…", "Faire # changements…"),
  confirmChange: (count) => plural(count, "Faire # changement", "Faire # changements"),
  manager: (name) => `${name} (gestionnaire)`,
  becomesManager: (name) => `${name} devient gestionnaire`,
  becomesMember: (name) => `${name} redevient membre`,
  message: "le message de bienvenue",
  welcome: (text) => `Message de bienvenue : ${text}`,
  later: (people) =>
    plural(
      people,
      "# personne de plus est ajoutée après la création de son espace, par un appel à Chat.",
      "# personnes de plus sont ajoutées après la création de leurs espaces, chacune par un appel à Chat.",
    ),
  laterManagers: (count) =>
    plural(
      count,
      "# gestionnaire est désigné après la création de son espace.",
      "# gestionnaires sont désignés après la création de leurs espaces.",
    ),
  laterMessages: (count) =>
    plural(
      count,
      "# message de bienvenue est publié en votre nom, une fois tout le monde ajouté.",
      "# messages de bienvenue sont publiés en votre nom, une fois tout le monde ajouté.",
    ),
  forGood: "L'invitation part aussitôt. Personne n'est retiré d'un espace ici.",
  goneTitle: (count) =>
    plural(
      count,
      "# ligne ne nomme plus des personnes qui sont dans son espace",
      "# lignes ne nomment plus des personnes qui sont dans leur espace",
    ),
  goneHint: "Personne n'est retiré ici. Retirez dans Chat les personnes qui doivent partir.",
  andMore: (names, more) => `${names} et ${plural(more, "# de plus", "# de plus")}`,
};
