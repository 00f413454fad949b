import { frFaults } from "../../google/fault-texts/fr";
import { called } from "../called";
import type { LiveText, TerminalText } from ".";
import { CONNECTIONS, CONSENT, CREDENTIALS, DELEGATION } from "./addresses";

/** Ce que lit en français une personne qui travaille dans un terminal. */
export const fr: TerminalText = {
  usage: {
    seeHelp: (command) =>
      `Voir ${called}${command ? ` ${command}` : ""} --help pour ce qui existe.`,
    unknownCommand: (word, near) =>
      `Il n'y a ni commande ni fonction « ${word} ». Vouliez-vous dire « ${near} » ?`,
    unknownCommandAlone: (word) => `Il n'y a ni commande ni fonction « ${word} ».`,
    fileAlone: (file, word) =>
      `Que faut-il faire de ${file} ? Pour voir ce qui se passerait : ${called} check ${word}. Pour créer ses espaces : ${called} create ${word}`,
    unknownOption: (option, near) =>
      `Il n'y a pas d'option ${option}. Vouliez-vous dire --${near} ?`,
    unknownOptionAlone: (option) => `Il n'y a pas d'option ${option}.`,
    notOfCommand: (command, option) => `« ${command} » n'accepte pas --${option}. Retirez-la.`,
    noValue: (option, value) => `--${option} n'accepte pas de valeur. Retirez « ${value} ».`,
    valueMissing: (option) => `--${option} doit être suivie d'une valeur.`,
    tooMuch: (word) => `« ${word} » est un mot de trop. Retirez-le.`,
    fileMissing: (command) =>
      `« ${command} » demande un fichier CSV. Écrivez ${called} ${command} FICHIER.csv.`,
    functionMissing: `« run » demande le nom d'une fonction. Écrivez ${called} run createSpace.`,
    twoFiles: (one, other) =>
      `On ne peut travailler que sur une feuille. Indiquez ${one} ou ${other}.`,
    localeUnknown: (value) =>
      `--locale ${value} n'est pas une langue. Écrivez-la comme dans --locale fr_CA.`,
    notPositive: (option, value) =>
      `--${option} ${value} n'est pas un nombre supérieur à 0. Écrivez-en un.`,
    tooLong: (option, value, limit) =>
      `--${option} ${value} est trop long. Écrivez ${limit} secondes au maximum.`,
    liveOnly: (option) =>
      `--${option} concerne le vrai Chat. Ajoutez --live ou retirez cette option.`,
    faultLive: "--fault concerne le simulateur de cette machine. Retirez --live ou --fault.",
    faultUnknown: (fault) =>
      `--fault ${fault} n'est pas une panne. Écrivez NOM, ou NOM:FOIS si Chat doit échouer ce nombre de fois, avec l'un de ces noms :`,
    faultOfPlayground: (fault, why) =>
      `--fault ${fault} ne change rien ici : ${why}. Activez-la sur la page d'essai : npm run playground`,
    faultOfSheet: (fault) =>
      `--fault ${fault} concerne une feuille. Écrivez ${called} create FICHIER.csv --fault ${fault}`,
    reasonUnknown: (reason) =>
      `--reason ${reason} n'existe pas. Écrivez --reason copied, --reason uncertain ou --reason displaced.`,
    reasonNeeded:
      "Avec --yes, dites de quelles lignes il s'agit : --reason copied, --reason uncertain ou --reason displaced.",
    uncertainLive:
      "Avec le compte qui les a commencées, la plupart des lignes au résultat inconnu continuent toutes seules. Ajoutez --live pour que l'on sache lesquelles sont les vôtres.",
    jsonAndFile:
      "--json et les résultats ne peuvent pas aller tous deux sur la sortie standard. Indiquez un fichier : --out FICHIER.csv",
    asNeeded: "Dites avec --as PERSONNE au nom de qui exécuter.",
    noSheet: (name) =>
      `${name} n'utilise pas de feuille. Retirez --sheet ; pour les espaces de ses lignes : ${called} create FICHIER.csv`,
    needsSheet: (name, command) =>
      `${name} demande une feuille. Écrivez ${called} ${command} FICHIER.csv`,
    ofPage: (name) =>
      `${name} est appelée par la page de la feuille de calcul, avec ce qui s'y trouve, et ne peut donc pas être exécutée seule. Dans un terminal, utilisez ${called} check, create ou start-over avec un fichier.`,
  },

  unexpected: (message) =>
    `Échec inattendu : ${message}. Relancez ; si cela continue, signalez-le avec ce texte.`,

  screen: {
    notWritten: (code) =>
      `Tout n'a pas pu être écrit sur la sortie standard (${code}). Le travail continue ; envoyez la sortie là où il y a de la place.`,
  },

  file: {
    piped: "l'entrée standard",
    nothingPiped:
      "Avec « - », la feuille est lue sur l'entrée standard, et rien n'y arrive. Envoyez-lui un fichier : < FICHIER.csv",
    missing: (path) => `Il n'y a pas de fichier ${path}. Vérifiez son nom et son dossier.`,
    gone: (path) =>
      `${path} a disparu : quelqu'un l'a déplacé ou supprimé. Rétablissez-le et relancez.`,
    notAFile: (path) =>
      `${path} n'est pas un fichier. Indiquez un fichier CSV, ou envoyez-le : --sheet - < FICHIER.csv`,
    unreadable: (path, code) =>
      `${path} ne peut pas être lu (${code}). Vérifiez que vous pouvez le lire, ainsi que son dossier.`,
    otherEncoding: (name) =>
      `${name} n'est pas du texte en UTF-8 ou UTF-16. Dans votre tableur, enregistrez-le de nouveau en « CSV UTF-8 ».`,
    quote: (name, line) =>
      `${name} ne peut pas être lu comme CSV : à la ligne ${line}, un guillemet n'est pas à sa place. Un champ qui contient des guillemets est entouré d'autres guillemets, et ceux de l'intérieur sont doublés : "a ""b"" c".`,
    openQuote: (name, line, start) =>
      `${name} ne peut pas être lu comme CSV : le guillemet ouvert à la ligne ${line}, à ${start}, n'est jamais fermé. Fermez-le, ou doublez-le s'il fait partie du texte.`,
    noColumns: (name, nameColumn, membersColumn) =>
      `${name} n'a ni colonne « ${nameColumn} » ni colonne « ${membersColumn} ». Écrivez ces mots au-dessus des colonnes, indiquez lesquelles des siennes conviennent avec --name-column EN-TÊTE et --members-column EN-TÊTE, ou créez un nouveau fichier : ${called} template NOUVEAU.csv`,
    meant: {
      name: (header, option) =>
        `« ${header} » semble contenir les noms et n'est pas lue. Pour la lire, ajoutez ${option} ; si elle contient autre chose, ajoutez --name-column -`,
      members: (header, option) =>
        `« ${header} » semble contenir les membres et n'est pas lue. Pour la lire, ajoutez ${option} ; si elle contient autre chose, ajoutez --members-column -`,
    },
    noSuchColumn: (name, header, headers) =>
      `${name} n'a pas de colonne « ${header} ». Il a : ${headers}. Indiquez l'une d'elles.`,
    resultColumn: (header) =>
      `« ${header} » est une colonne de résultats et ne peut donc rien contenir d'autre. Écrivez un autre mot au-dessus d'elle dans le fichier, et indiquez celui-là.`,
    namesAsLinks: (name, header, nameColumn) =>
      `${name} : sous « ${header} », réservée aux liens vers les espaces, il y a des textes qui ne sont pas des liens. Si ce sont les noms, écrivez « ${nameColumn} » au-dessus d'eux.`,
    columnsMissing: (columns) =>
      `Il manque ces colonnes au fichier : ${columns}. Quelqu'un les a retirées entre-temps : relancez.`,
    nobodyNamed: (row) =>
      `La ligne ${row} ne dit pas au nom de qui son espace est créé. Remplissez sa colonne Créer en tant que, ou dites avec --as PERSONNE qui crée ces lignes.`,
    changed: (name, copy) =>
      `Un autre programme a modifié ${name} entre-temps : rien de plus n'y a été écrit. Ce qui a été fait est dans le nouveau fichier ${copy} : relancez avec celui-ci.`,
    locked: (name, pid, lock) =>
      `Une autre exécution travaille sur ${name} (processus ${pid}). Attendez qu'elle soit terminée ; s'il n'y en a pas, supprimez ${lock}`,
    lockedElsewhere: (name, host, lock) =>
      `Une autre exécution travaille sur ${name}, sur la machine ${host}. Attendez qu'elle soit terminée ; s'il n'y en a pas, supprimez ${lock}`,
    notLocked: (path, code) =>
      `Le fichier ${path}, qui empêche une deuxième exécution, ne peut pas être créé (${code}). Vérifiez que vous pouvez écrire dans son dossier et qu'il y a de la place.`,
    hardLinked: (name) =>
      `${name} a un deuxième nom sur ce disque (un lien physique), dont l'enregistrement le séparerait. Travaillez sur une copie : --out FICHIER.csv`,
    noSpace: (name) =>
      `Il n'y a plus de place pour ${name} : il a été laissé tel quel. Faites de la place et relancez.`,
    noFolder: (folder) => `Il n'y a pas de dossier ${folder}. Créez-le ou indiquez-en un autre.`,
    notAllowed: (name, folder) =>
      `Il n'est pas permis d'écrire ${name} dans ${folder}. Modifiez les droits de ce dossier ou travaillez dans un autre.`,
    notWritten: (name, code) =>
      `${name} n'a pas pu être écrit (${code}). S'il est ouvert dans un tableur, fermez-le là-bas, puis relancez.`,
    outIsSheet: (name) =>
      `Un essai n'écrit jamais dans le fichier qu'il essaie, et --out indique ${name} lui-même. Indiquez un autre fichier.`,
    outNoTrial: (name) =>
      `${name} existe déjà et n'est pas le résultat d'un essai : il n'est donc pas écrasé. Indiquez un autre fichier, ou déplacez celui-là.`,
    outExists: (name) =>
      `${name} existe déjà, et une exécution réelle demande son propre fichier. Indiquez-en un autre ; ou, pour continuer avec celui-là, indiquez-le à la place de la feuille et retirez --out.`,
    outNeeded:
      "Pour une exécution réelle, les résultats demandent un fichier : il garde ce que l'on sait d'une ligne avant que Chat ne soit interrogé. Indiquez-en un nouveau : --out FICHIER.csv",
    templateNeedsFile: `« template » demande le nom d'un fichier. Écrivez ${called} template FICHIER.csv`,
    trial: (name) =>
      `${name} contient les résultats d'un essai, qui sont inventés. Utilisez le fichier essayé, sans ces résultats.`,
  },

  template: {
    made: (name, next) =>
      `${name} est créé, avec toutes les colonnes et deux exemples. Remplacez-les par vos lignes, puis : ${next}`,
    completed: (name, next) =>
      `${name} a maintenant toutes les colonnes ; ce qui s'y trouvait est resté tel quel. Ensuite : ${next}`,
    ownHeaders: (name, next) =>
      `${name} a maintenant les colonnes des résultats ; ce qui s'y trouvait est resté tel quel. Ses propres en-têtes sont lus si vous les indiquez. Ensuite : ${next}`,
  },

  question: {
    choices: "[o/N]",
    yes: ["o", "oui"],
    nobody:
      "Il n'y a personne à interroger ici, car ce n'est pas un terminal, et rien n'est créé sans question. Regardez avec « check » ce qui se passerait, puis ajoutez --yes.",
    nothingCreated: "Rien n'a été créé, et le fichier est resté tel quel.",
    nothingDone: "Rien n'a été fait.",
    run: (name) => `Exécuter ${name} pour de vrai, chez Google ?`,
  },

  run: {
    whoseRows: "Seul --live permet de savoir lesquelles de ces lignes vous avez commencées.",
    timedOut: "Une partie du travail a pris trop de temps et a été arrêtée. Relancez.",
    goesOn: "L'exécution reprend où elle s'est arrêtée.",
    againTrial:
      "Un essai recommence à zéro à chaque fois. Pour continuer celui-ci, relancez-le sur le fichier de ses résultats.",
    ending: "Fin après les espaces en cours. Appuyez encore sur Ctrl-C pour arrêter aussitôt.",
  },

  log: {
    levels: { notice: "Avis", log: "Info", info: "Info", warn: "Alerte", error: "Erreur" },
    title: "Journal d'exécution",
    started: "Exécution démarrée",
    completed: "Exécution terminée",
    shown: "Affiché",
  },

  trial: {
    spaces: "Espaces dans le simulateur de Google Chat",
    none: "aucun",
    more: (count) => `… et ${count} de plus`,
    nothingReal: "C'était un essai sur votre machine : rien n'a été créé chez Google.",
    results: (name) => `Ce que deviendrait le fichier se trouve dans ${name}`,
    next: "Pour le faire pour de vrai, voir README.md.",
    nextSheet: "Pour de vrai : la même chose avec --live.",
  },

  startOver: {
    rows: {
      copied: (count) =>
        count < 2
          ? `${count} ligne a été copiée avec le résultat d'une autre :`
          : `${count} lignes ont été copiées avec les résultats d'autres :`,
      uncertain: (count) =>
        count < 2
          ? `${count} ligne a un résultat inconnu :`
          : `${count} lignes ont un résultat inconnu :`,
      displaced: (count) =>
        count < 2
          ? `${count} ligne montre un espace portant un autre nom :`
          : `${count} lignes montrent un espace portant un autre nom :`,
    },
    confirm: {
      copied: "Chacune doit-elle donner un espace à elle, et ce qu'elles montrent être vidé ?",
      uncertain:
        "Avez-vous regardé dans Chat, et leurs espaces n'existent pas, si bien qu'ils peuvent être créés de nouveau ?",
      displaced:
        "Est-ce l'espace d'une autre ligne, si bien que ces lignes deviennent de nouvelles lignes ?",
    },
    keep: "Ces lignes ont-elles été renommées, si bien qu'elles gardent leurs espaces ?",
    nobody:
      "Il n'y a personne à interroger ici, car ce n'est pas un terminal, et aucun résultat n'est vidé sans question. Regardez les lignes avec « check », puis ajoutez --yes et --reason.",
    leftAlone: "Le fichier est resté tel quel.",
    nothing: "Il n'y a aucune ligne sur laquelle vous deviez décider.",
    done: `Terminé. Ensuite : ${called} check FICHIER.csv`,
  },

  remedies: {
    signedOut: `Reconnectez-vous : ${called} logout, puis ${called} login.`,
    scopeMissing: `Reconnectez-vous et cochez toutes les cases quand Google le demande : ${called} logout, puis ${called} login.`,
    unexpected: "Mettez Chat Spaces à jour ; si cela continue, signalez-le avec ce texte.",
  },

  rows: {
    copied: () =>
      `Cette ligne est la copie d'une autre, ID de la demande compris. Pour qu'elle ait son propre espace : ${called} start-over FICHIER.csv --reason copied`,
    begunByAnother: () =>
      `Une autre personne a commencé cette ligne et on ne sait pas ce qu'il en est. Regardez dans Chat si l'espace existe : si oui, écrivez Créé comme statut ; si non : ${called} start-over FICHIER.csv --live --reason uncertain`,
    begunLongAgo: () =>
      `Cette ligne a été commencée il y a plus d'un jour et on ne sait pas ce qu'il en est. Regardez dans Chat si l'espace existe : si oui, écrivez Créé comme statut ; si non : ${called} start-over FICHIER.csv --live --reason uncertain`,
    requestIdLost: () =>
      `Cette ligne a été commencée et son ID de la demande a disparu : on ne sait donc pas ce qu'il en est. Regardez dans Chat si l'espace existe : si oui, écrivez Créé comme statut ; si non : ${called} start-over FICHIER.csv --live --reason uncertain`,
    displaced: (found) =>
      `Cette ligne montre l'espace « ${found} », créé pour une ligne portant un autre nom. Si c'est bien l'espace de cette ligne : ${called} start-over FICHIER.csv --reason displaced --keep ; sinon, la même chose sans --keep.`,
  },

  help: {
    usage: "Utilisation",
    form: "[--option …]",
    command: "COMMANDE",
    commands: "Commandes",
    options: "Options",
    examples: "Exemples",
    intro:
      "Crée des espaces Google Chat à partir des lignes d'un fichier CSV. Sans --live, tout est un\nessai sur un simulateur de Google sur cette machine : rien n'est créé chez Google.",
    more: `${called} COMMANDE --help en dit plus sur chacune.`,
    alone: "Sans commande, exécute createSpace, comme Exécuter dans l'éditeur Apps Script.",
    exitCodes:
      "Code de sortie : 0 tout est fait ; 2 des lignes ont échoué ou sont à corriger, ou des personnes\nmanquent ; 1 l'exécution n'a pas pu avoir lieu, ou vous avez dit non ; 130 Ctrl-C",
    faults: "Noms pour --fault",
    faultAbout: frFaults,
    faultElsewhere: {
      "grant-lost": "aucune page ne reste ouverte dans un terminal",
      "typed-columns": "un fichier CSV n'a pas de menus déroulants",
      "typed-columns-late": "un fichier CSV n'a pas de menus déroulants",
      "merged-header": "un fichier CSV n'a pas de cellules fusionnées",
    },
    inPlayground: (why) => `(sur la page d'essai : ${why})`,
    argument: { FILE: "FICHIER.csv", FUNCTION: "FONCTION" },
    about: {
      check: "dit ce qui se passerait ; n'écrit rien",
      create: "crée les espaces des lignes et écrit ce qu'il en est de chacune",
      template: "crée un fichier avec toutes les colonnes, ou ajoute celles qui manquent",
      connection: "dit quelles étapes de la configuration sont faites ; ne crée rien",
      "start-over": "rend neuves les lignes dont la décision vous revient",
      login: "vous connecte à Google, dans votre navigateur",
      logout: "révoque la connexion chez Google et la supprime ici",
      run: "exécute une fonction globale du script, comme Exécuter dans l'éditeur",
    },
    details: {
      check:
        "La première chose à faire avec un fichier. Avec --live, elle sait quelles lignes interrompues\nsont les vôtres. Code de sortie 2 si une ligne est à corriger.",
      create:
        "Sans --live, c'est un essai : les résultats vont dans un fichier à côté du vôtre\n(classes.trial.csv), ou là où le dit --out. Avec --live, ils vont dans le fichier lui-même :\narrêtez quand vous voulez et relancez ; l'exécution reprend où elle s'est arrêtée et ne crée\naucun espace deux fois. Un essai recommence à zéro à chaque fois ; pour en continuer un, indiquez\nson fichier. Une seule exécution à la fois travaille sur un fichier.",
      template: "Ce qui s'y trouve reste tel quel.",
      connection:
        "Sans --live, elle interroge le simulateur. Avec --live, elle interroge Chat, avec un espace qui\nne peut pas exister. Code de sortie 1 s'il manque une étape.",
      "start-over":
        "Il s'agit de lignes copiées avec un résultat, de lignes qui montrent l'espace d'une autre ou dont\nle résultat est inconnu. Chaque sorte est montrée et donne lieu à une question ; leurs résultats\nsont ensuite vidés. Aucun espace n'est supprimé.",
      login:
        "La connexion est gardée dans votre dossier de réglages, que personne d'autre ne peut lire.",
      logout: "",
      run: "Les fonctions que la page de la feuille de calcul appelle ne s'exécutent pas seules.",
    },
    option: {
      sheet: ["FICHIER.csv", "le fichier CSV, s'il ne suit pas la commande ; - le lit en entrée"],
      out: ["FICHIER.csv", "où vont les résultats ; - les écrit sur la sortie standard"],
      "name-column": ["EN-TÊTE", "l'en-tête du fichier au-dessus des noms ; - s'il n'y en a pas"],
      "members-column": [
        "EN-TÊTE",
        "l'en-tête du fichier au-dessus des membres ; - s'il n'y en a pas",
      ],
      reason: ["SORTE", "seulement les lignes copied, uncertain ou displaced"],
      keep: ["", "les lignes renommées gardent l'espace qu'elles montrent"],
      "per-minute": ["N", "au plus tant d'espaces par minute (par défaut : 59)"],
      fault: ["NOM[:FOIS]", "fait échouer ainsi le simulateur ; sans NOM, les énumère toutes"],
      live: ["", "pour de vrai, dans Google Chat, en votre nom, après connexion"],
      yes: ["", "ne demande rien avant de créer ou vider ; nécessaire sans personne"],
      "client-secrets": ["FICHIER", "le JSON du client OAuth (par défaut : client_secrets.json)"],
      account: ["NOM", "votre adresse : toute autre connexion est refusée ; sépare les comptes"],
      "no-browser": ["", "n'ouvre pas de navigateur : suivez le lien affiché"],
      wait: ["SECONDES", "combien de temps attendre la connexion (par défaut : 300)"],
      key: ["FICHIER", "la clé d'un compte de service, par délégation au niveau du domaine"],
      as: ["PERSONNE", "avec --key : au nom de qui ; la colonne Créer en tant que en indique"],
      address: ["URL", "où se trouve Chat (par défaut : https://chat.googleapis.com)"],
      json: ["", "une ligne de JSON par événement ; le reste va sur stderr"],
      locale: ["LANGUE", "votre langue, par exemple fr_CA (par défaut : celle du système)"],
      help: ["", "affiche ceci ; -h aussi"],
      version: ["", "affiche la version"],
    },
  },
};

export const frLive: LiveText = {
  real: {
    as: (address, who, client) =>
      `Pour de vrai à ${address}, en tant que ${who}, avec le client ${client}.`,
    delegated: (address, who, email) =>
      `Pour de vrai à ${address}, en tant que ${who}, par le compte de service ${email}.`,
    whoSignsIn: "le compte avec lequel vous vous connectez",
    peopleOfSheet: "les personnes de la colonne Créer en tant que",
  },

  options: {
    keyNeeded: "--as PERSONNE demande un compte de service : --key FICHIER.",
    notAnAddress: (option) =>
      `--as demande l'adresse e-mail d'une personne, et « ${option} » n'en est pas une. Écrivez par exemple --as ana@example.com`,
    createAsNotAnAddress: (word) =>
      `La colonne Créer en tant que indique « ${word} », qui n'est pas une adresse e-mail. Saisissez-y l'adresse d'une personne.`,
    otherPerson: (person) =>
      `La colonne Créer en tant que nomme ${person}. Pour créer des espaces au nom d'autres personnes, utilisez un compte de service : --key FICHIER. Pour les créer en votre nom, videz la colonne.`,
    address: (google, address) =>
      `Chat est appelé à ${google} ou, avec une connexion sur cette machine, à une adresse de cette machine comme http://127.0.0.1:8080. ${address} n'est pas permise avec cette connexion.`,
    tlsOff:
      "NODE_TLS_REJECT_UNAUTHORIZED vaut 0 : n'importe qui sur le chemin pourrait lire votre connexion. Retirez cette variable ; pour un proxy de votre organisation, indiquez son certificat dans NODE_EXTRA_CA_CERTS.",
  },

  signIn: {
    link: (url) => `Connectez-vous à Google dans votre navigateur :\n\n  ${url}\n`,
    ssh: (port) =>
      `Votre navigateur est sur une autre machine ? Exécutez d'abord là-bas : ssh -L ${port}:127.0.0.1:${port} CETTE-MACHINE`,
    noBrowser: "Aucun navigateur n'a pu être ouvert : suivez le lien ci-dessus.",
    otherPermissions: "Cette version demande d'autres autorisations que la précédente.",
    doneAs: (person) => `Connexion établie en tant que ${person}.`,
    done: "Connexion établie, avec le compte que vous avez choisi dans le navigateur. Google ne dit lequel que si vous l'indiquez : avec --account vous@example.com, il est vérifié.",
    already:
      "La connexion est déjà établie. Google ne dit avec quel compte que si vous l'indiquez : --account vous@example.com",
    alreadyAs: (person) => `La connexion est déjà établie, en tant que ${person}.`,
    out: "Déconnexion faite : Google a révoqué la connexion, et son fichier est supprimé.",
    outBefore: "Déconnexion faite : la connexion avait déjà expiré, et son fichier est supprimé.",
    nobody: "Personne n'était connecté ici.",
    outHereOnly: (code) =>
      `Le fichier de la connexion est supprimé, mais Google ne l'a pas révoquée (${code}) : elle reste donc valable là-bas. Retirez cette application sur ${CONNECTIONS}`,
  },

  errors: {
    access_denied: `Google n'a pas laissé entrer cette application : vous avez refusé, ou son écran d'autorisation est en test et vous n'êtes pas parmi les utilisateurs test (${CONSENT}). Relancez et autorisez-la.`,
    admin_policy_enforced:
      "L'administrateur de votre organisation n'autorise pas cette application. Demandez-la sous Sécurité → Commandes des API dans la console d'administration.",
    invalid_client:
      "Google ne connaît plus ce client ou son code secret. Téléchargez de nouveau le JSON du client OAuth.",
    invalid_scope:
      "Google n'accorde pas les autorisations que nomme capabilities.json. Vérifiez-les.",
    org_internal:
      "Cette application est réservée aux personnes de l'organisation à laquelle elle appartient. Connectez-vous avec un tel compte.",
    redirect_uri_mismatch:
      "L'URI de redirection n'est pas enregistré pour ce client OAuth. Ajoutez-le là-bas, ou utilisez un client du type Application de bureau.",
    temporarily_unavailable:
      "La connexion à Google n'est pas disponible pour le moment. Réessayez plus tard.",
  },

  endings: {
    "sign-in":
      "Google n'a pas accepté le code de cette connexion : il a déjà servi ou est trop ancien. Relancez.",
    refresh:
      "La connexion a expiré ou a été révoquée ; celle d'une application en test expire au bout de 7 jours. Reconnectez-vous.",
    "sign-out": "La connexion avait déjà expiré.",
    delegation:
      "Google n'accepte pas la clé pour cette personne. Vérifiez l'adresse de la personne, la clé et l'horloge de cette machine.",
  },

  failures: {
    network: (code) =>
      `La connexion à Google n'a pas pu être jointe (${code}). Vérifiez le réseau et réessayez.`,
    certificate: (code) =>
      `Le certificat de la connexion à Google n'est pas reconnu ici (${code}) : quelqu'un lit en chemin. S'il s'agit d'un proxy de votre organisation, indiquez son certificat dans NODE_EXTRA_CA_CERTS ; sinon, utilisez un autre réseau.`,
    oddAnswer: (code) =>
      `Ce qui est revenu n'est pas une réponse de la connexion à Google (${code}) : un réseau qui demande d'abord que l'on s'y connecte, ou un proxy, répond peut-être à sa place. Vérifiez-le et relancez.`,
    other: (code) =>
      `La connexion n'a pas fonctionné (${code}). Relancez ; si cela continue, retirez d'abord cette application sur ${CONNECTIONS}`,
    as: (person, message) => `En tant que ${person} : ${message}`,
    notGranted: (scopes) =>
      `La connexion est établie, mais sans accorder : ${scopes}. Relancez et cochez toutes les autorisations.`,
    otherAccount: (signedIn, account) =>
      `La connexion est celle de ${signedIn}, et --account indique ${account}. Rien n'a été créé : relancez et choisissez ${account} dans le navigateur, ou indiquez l'autre compte.`,
    noAccount: (account) =>
      `Google n'a pas dit si la connexion est celle de ${account}. Relancez et laissez Google donner votre adresse e-mail, ou retirez --account.`,
    timeout: (seconds) => `Aucune connexion en ${seconds} secondes. Relancez quand vous voudrez.`,
    portTaken: (port, code) =>
      `Le port ${port} de cette machine ne peut pas être utilisé (${code}), et c'est celui de l'URI de redirection du client Web. Arrêtez le programme qui l'utilise, ou utilisez un client du type Application de bureau.`,
    noRedirect:
      "Ce client Web n'a pas d'URI de redirection sur cette machine. Ajoutez http://127.0.0.1:8765/ à ses URI de redirection autorisés et téléchargez de nouveau son JSON, ou utilisez un client du type Application de bureau.",
    delegation: (person, code, clientId, scopes) =>
      [
        `Le compte de service ne peut pas agir en tant que ${person} (${code}) : la délégation au niveau du domaine n'est pas configurée pour lui, ou pas pour cette autorisation.`,
        `Un administrateur la configure sur ${DELEGATION}`,
        "(Sécurité → Contrôle des accès et des données → Commandes des API → Gérer la délégation au niveau du domaine → Ajouter) :",
        `  ID client             ${clientId}`,
        `  Champs d'application  ${scopes}`,
        "Cela peut prendre un moment avant de fonctionner.",
      ].join("\n"),
    noAnswer: (address, code) => `Pas de réponse de ${address} (${code}).`,
  },

  pages: {
    language: "fr",
    toGoogle: ["Vers la connexion à Google", "Continuer vers la connexion à Google"],
    done: [
      "Connexion établie",
      "Chat Spaces continue dans le terminal. Vous pouvez fermer cette page.",
    ],
    failed: ["Connexion impossible", "Le terminal dit pourquoi. Vous pouvez fermer cette page."],
    stray: ["Rien ici", "Chat Spaces attend une autre page."],
  },

  settings: {
    insideProject: (folder) =>
      `Les connexions ne sont pas gardées à l'intérieur du projet, dans ${folder}. Donnez à XDG_CONFIG_HOME un dossier situé ailleurs.`,
    notYours: (path) =>
      `${path} n'est pas un fichier ou un dossier à vous : une connexion qui s'y trouve n'est donc pas utilisée, car quelqu'un d'autre a pu l'y mettre. Supprimez-le, ou exécutez ceci en tant que la personne à qui il appartient.`,
    wasOpen: (path) =>
      `Les droits de ${path} laissaient d'autres personnes de cette machine lire une connexion à vous. Elle n'est de nouveau qu'à vous ; si quelqu'un a pu la lire, exécutez logout et reconnectez-vous.`,
    notKept: (path, code) =>
      `${path} n'a pas pu être écrit (${code}). Faites-y de la place, ou rendez-vous propriétaire du dossier.`,
    signInNotKept: (path, code) =>
      `La connexion vaut pour cette exécution et n'a pas pu être gardée dans ${path} (${code}).`,
  },

  files: {
    download: `Dans la console Google Cloud (${CREDENTIALS}), créez ou ouvrez un ID client OAuth du type Application de bureau, téléchargez son JSON et enregistrez-le`,
    newKey:
      "Dans la console Google Cloud, sous IAM et administration → Comptes de service → Clés, ajoutez une clé du type JSON et enregistrez-la",
    remedy: (how, path) => `${how} sous ${path}.`,
    missing: (path, remedy) => `Il n'y a pas de fichier ${path}. ${remedy}`,
    unreadable: (path, code) =>
      `${path} ne peut pas être lu (${code}). Vérifiez que c'est un fichier et qu'il est à vous.`,
    notAFile: (path) =>
      `${path} n'est pas un fichier. Indiquez le fichier que Google vous a donné, et non un dossier ou un tube.`,
    notJson: (path, remedy) => `${path} n'est pas du JSON tel que Google le fournit. ${remedy}`,
    othersCanRead: (path) =>
      `D'autres personnes de cette machine peuvent lire ${path}. Pour le garder pour vous : chmod 600 ${path}`,
    isKey: (path) =>
      `${path} est la clé d'un compte de service, qui ne connecte personne à elle seule. Utilisez-la avec --key ${path} --as PERSONNE, ou enregistrez-y le JSON d'un client OAuth.`,
    isSignIn: (path, how) =>
      `${path} contient une connexion gardée, et non un client OAuth : elle a été écrite par-dessus. ${how} de nouveau à cet endroit.`,
    twoClients: (path) =>
      `${path} décrit deux clients OAuth, « installed » et « web ». Gardez celui que vous voulez utiliser.`,
    noClient: (path, how) =>
      `${path} n'a ni « installed » ni « web » et ne décrit donc pas de client OAuth. ${how} à cet endroit.`,
    noClientId: (path, how) =>
      `${path} n'a pas de client_id tel que Google le fournit. ${how} de nouveau à cet endroit.`,
    elsewhere: (path, how) =>
      `${path} veut se connecter ailleurs que chez Google. ${how} de nouveau à cet endroit.`,
    isClient: (path) =>
      `${path} est un client OAuth, et non la clé d'un compte de service. Utilisez-le avec --client-secrets ${path} et sans --key ni --as.`,
    noKey: (path, how) =>
      `${path} n'est pas la clé d'un compte de service. ${how}, et indiquez ce fichier.`,
    keyDamaged: (path, how) =>
      `La clé privée de ${path} est endommagée : rien ne peut être signé avec elle. ${how} de nouveau à cet endroit.`,
  },
};
