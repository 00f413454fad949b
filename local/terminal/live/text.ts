import type { Language } from "../../../src/text";
import { language } from "../text";

const CREDENTIALS = "https://console.cloud.google.com/apis/credentials";
const CONNECTIONS = "https://myaccount.google.com/connections";
const CONSENT = "https://console.cloud.google.com/auth/audience";
const DELEGATION = "https://admin.google.com/ac/owl/domainwidedelegation";

const en = {
  /** Where and as whom it runs: said first of all. */
  real: {
    as: (address: string, who: string, client: string) =>
      `For real at ${address}, as ${who}, with the client ${client}.`,
    delegated: (address: string, who: string, email: string) =>
      `For real at ${address}, as ${who}, by the service account ${email}.`,
    whoSignsIn: "the account that you sign in with",
    peopleOfSheet: "the people in the column Create as",
  },

  options: {
    keyNeeded: "--as PERSON needs a service account: --key FILE.",
    notAnAddress: (option: string) =>
      `--as takes the e-mail address of one person, and “${option}” is none. Write for example --as ana@example.com`,
    createAsNotAnAddress: (word: string) =>
      `The column Create as says “${word}”, which is no e-mail address. Enter the address of one person there.`,
    otherPerson: (person: string) =>
      `The column Create as names ${person}. To create spaces as other people, use a service account: --key FILE. To create them as yourself, empty the column.`,
    address: (google: string, address: string) =>
      `Chat is called at ${google}, or with a sign-in on this machine at an address of this machine, such as http://127.0.0.1:8080. ${address} is not allowed with this sign-in.`,
    tlsOff:
      "NODE_TLS_REJECT_UNAUTHORIZED is 0: anybody on the way could read your sign-in. Unset it; for a proxy of your organisation name its certificate in NODE_EXTRA_CA_CERTS.",
  },

  signIn: {
    link: (url: string) => `Sign in with Google in your browser:\n\n  ${url}\n`,
    ssh: (port: number) =>
      `Your browser is on another machine? There, first run: ssh -L ${port}:127.0.0.1:${port} THIS-MACHINE`,
    noBrowser: "No browser could be opened: follow the link above.",
    otherPermissions: "This version asks for other permissions than the last one.",
    doneAs: (person: string) => `Signed in as ${person}.`,
    done: "Signed in, as the account that you chose in the browser. Google says whose that is only where you name it: with --account you@example.com it is checked.",
    already:
      "You are signed in already. Google says as whom only where you name it: --account you@example.com",
    alreadyAs: (person: string) => `You are signed in already, as ${person}.`,
    out: "Signed out: Google has withdrawn the sign-in, and its file is deleted.",
    outBefore: "Signed out: the sign-in had ended already, and its file is deleted.",
    nobody: "Nobody was signed in here.",
    outHereOnly: (code: string) =>
      `The file with the sign-in is deleted, but Google did not withdraw the sign-in (${code}), so it stays valid there. Remove this app at ${CONNECTIONS}`,
  },

  errors: {
    access_denied: `Google did not let this app in: you declined, or its consent screen is in testing and you are not among its test users (${CONSENT}). Run it again and allow it.`,
    admin_policy_enforced:
      "Your organisation's administrator does not allow this app. Ask for it under Security → API controls in the Admin console.",
    invalid_client:
      "Google does not know this client or its secret any more. Download the OAuth client's JSON again.",
    invalid_scope: "Google does not give out the scopes that capabilities.json names. Check them.",
    org_internal:
      "This app is only for people of the organisation it belongs to. Sign in with such an account.",
    redirect_uri_mismatch:
      "The redirect URI is not registered with this OAuth client. Add it there, or use a client of the type Desktop app.",
    temporarily_unavailable: "Google's sign-in is not available at the moment. Try again later.",
  },

  endings: {
    "sign-in":
      "Google did not accept the code of this sign-in: it was used already or is too old. Run it again.",
    refresh:
      "The sign-in has ended or was withdrawn; that of an app in testing ends after 7 days. Sign in again.",
    "sign-out": "The sign-in had ended already.",
    delegation:
      "Google does not accept the key for this person. Check the person's address, the key, and this machine's clock.",
  },

  failures: {
    network: (code: string) =>
      `Google's sign-in could not be reached (${code}). Check the connection and try again.`,
    certificate: (code: string) =>
      `The certificate of Google's sign-in is not trusted here (${code}): somebody on the way reads along. If that is a proxy of your organisation, name its certificate in NODE_EXTRA_CA_CERTS; else use another network.`,
    oddAnswer: (code: string) =>
      `What came back is no answer of Google's sign-in (${code}): a network that wants you to sign in to it first, or a proxy, may answer in Google's place. Check that and run it again.`,
    other: (code: string) =>
      `The sign-in did not work (${code}). Run it again; if it goes on, remove this app at ${CONNECTIONS} first.`,
    as: (person: string, message: string) => `As ${person}: ${message}`,
    notGranted: (scopes: string) =>
      `You signed in and did not grant: ${scopes}. Run it again and tick every permission.`,
    otherAccount: (signedIn: string, account: string) =>
      `You signed in as ${signedIn}, and --account names ${account}. Nothing was created: run it again and choose ${account} in the browser, or name the other one.`,
    noAccount: (account: string) =>
      `Google did not say whether it was ${account} who signed in. Run it again and let Google tell your e-mail address, or leave --account out.`,
    timeout: (seconds: number) =>
      `Nobody signed in within ${seconds} seconds. Run it again when you are ready.`,
    portTaken: (port: number, code: string) =>
      `Port ${port} of this machine cannot be used (${code}), and the web client's redirect URI names it. End the program that uses it, or use a client of the type Desktop app.`,
    noRedirect:
      "This web client has no redirect URI on this machine. Add http://127.0.0.1:8765/ to its authorised redirect URIs and download its JSON again, or use a client of the type Desktop app.",
    delegation: (person: string, code: string, clientId: string, scopes: string) =>
      [
        `The service account may not act as ${person} (${code}): domain-wide delegation is not set up for it, or not for this scope.`,
        `An administrator sets it up at ${DELEGATION}`,
        "(Security → Access and data control → API controls → Manage domain-wide delegation → Add new):",
        `  Client ID     ${clientId}`,
        `  OAuth scopes  ${scopes}`,
        "It can take a while until it works.",
      ].join("\n"),
    noAnswer: (address: string, code: string) => `No answer from ${address} (${code}).`,
  },

  /** Pages in the browser. */
  pages: {
    language: "en",
    toGoogle: ["To Google's sign-in", "Go on to Google's sign-in"],
    done: ["Signed in", "Chat Spaces goes on in the terminal. You can close this page."],
    failed: ["Not signed in", "The terminal says why. You can close this page."],
    stray: ["Nothing here", "Chat Spaces waits for another page."],
  },

  settings: {
    insideProject: (folder: string) =>
      `Sign-ins are not kept inside of the project, in ${folder}. Set XDG_CONFIG_HOME to a folder elsewhere.`,
    notYours: (path: string) =>
      `${path} is not a file or folder of yours, so a sign-in there is not used: somebody else may have put it there. Delete it, or run this as the person it belongs to.`,
    wasOpen: (path: string) =>
      `The permissions of ${path} let others on this machine read a sign-in of yours. It is yours alone again; if somebody may have read it, run logout and sign in anew.`,
    notKept: (path: string, code: string) =>
      `${path} could not be written (${code}). Make room there, or make the folder yours.`,
    signInNotKept: (path: string, code: string) =>
      `The sign-in is good for this run and could not be kept in ${path} (${code}).`,
  },

  files: {
    download: `In the Google Cloud console (${CREDENTIALS}) create or open an OAuth client ID of the type Desktop app, download its JSON and save it`,
    newKey:
      "In the Google Cloud console, under IAM & Admin → Service Accounts → Keys, add a key of the type JSON and save it",
    remedy: (how: string, path: string) => `${how} as ${path}.`,
    missing: (path: string, remedy: string) => `There is no file ${path}. ${remedy}`,
    unreadable: (path: string, code: string) =>
      `${path} cannot be read (${code}). Check that it is a file and yours.`,
    notAFile: (path: string) =>
      `${path} is not a file. Name the file that Google gave you, no folder and no pipe.`,
    notJson: (path: string, remedy: string) =>
      `${path} is not JSON as Google gives it out. ${remedy}`,
    othersCanRead: (path: string) =>
      `Others on this machine can read ${path}. To keep it to yourself: chmod 600 ${path}`,
    isKey: (path: string) =>
      `${path} is a service-account key, which signs in nobody by itself. Use it with --key ${path} --as PERSON, or save an OAuth client's JSON there.`,
    isSignIn: (path: string, how: string) =>
      `${path} holds a stored sign-in, not an OAuth client: it was written over it. ${how} there again.`,
    twoClients: (path: string) =>
      `${path} describes two OAuth clients, “installed” and “web”. Keep the one that you want to use.`,
    noClient: (path: string, how: string) =>
      `${path} has neither “installed” nor “web”, so it describes no OAuth client. ${how} there.`,
    noClientId: (path: string, how: string) =>
      `${path} has no client_id as Google gives it out. ${how} there again.`,
    elsewhere: (path: string, how: string) =>
      `${path} wants to sign in elsewhere than at Google. ${how} there again.`,
    isClient: (path: string) =>
      `${path} is an OAuth client, not a service-account key. Use it with --client-secrets ${path} and without --key and --as.`,
    noKey: (path: string, how: string) =>
      `${path} is not a service-account key. ${how}, and name that file.`,
    keyDamaged: (path: string, how: string) =>
      `The private key in ${path} is damaged, so nothing can be signed with it. ${how} there again.`,
  },
};

export type LiveText = typeof en;

const ptBR: LiveText = {
  real: {
    as: (address, who, client) => `De verdade em ${address}, como ${who}, com o cliente ${client}.`,
    delegated: (address, who, email) =>
      `De verdade em ${address}, como ${who}, pela conta de serviço ${email}.`,
    whoSignsIn: "a conta com que você fizer login",
    peopleOfSheet: "as pessoas da coluna Criar como",
  },

  options: {
    keyNeeded: "--as PESSOA precisa de uma conta de serviço: --key ARQUIVO.",
    notAnAddress: (option) =>
      `--as espera o endereço de e-mail de uma pessoa, e “${option}” não é um. Escreva, por exemplo, --as ana@example.com`,
    createAsNotAnAddress: (word) =>
      `A coluna Criar como diz “${word}”, que não é um endereço de e-mail. Preencha ali o endereço de uma pessoa.`,
    otherPerson: (person) =>
      `A coluna Criar como indica ${person}. Para criar espaços como outras pessoas, use uma conta de serviço: --key ARQUIVO. Para criá-los como você, esvazie a coluna.`,
    address: (google, address) =>
      `O Chat é chamado em ${google} ou, com um login nesta máquina, em um endereço desta máquina, como http://127.0.0.1:8080. ${address} não é permitido com este login.`,
    tlsOff:
      "NODE_TLS_REJECT_UNAUTHORIZED é 0: qualquer um no caminho poderia ler seu login. Remova essa variável; para um proxy da sua organização, indique o certificado dele em NODE_EXTRA_CA_CERTS.",
  },

  signIn: {
    link: (url) => `Faça login com o Google no seu navegador:\n\n  ${url}\n`,
    ssh: (port) =>
      `Seu navegador está em outra máquina? Nela, execute antes: ssh -L ${port}:127.0.0.1:${port} ESTA-MÁQUINA`,
    noBrowser: "Não foi possível abrir um navegador: siga o link acima.",
    otherPermissions: "Esta versão pede permissões diferentes das da última.",
    doneAs: (person) => `Login feito como ${person}.`,
    done: "Login feito, com a conta que você escolheu no navegador. O Google só diz de quem ela é se você indicar a conta: com --account voce@example.com ela é conferida.",
    already:
      "Você já fez login. O Google só diz com que conta se você a indicar: --account voce@example.com",
    alreadyAs: (person) => `Você já fez login, como ${person}.`,
    out: "Login encerrado: o Google revogou o acesso, e o arquivo dele foi apagado.",
    outBefore: "Login encerrado: o acesso já tinha terminado, e o arquivo dele foi apagado.",
    nobody: "Ninguém tinha feito login aqui.",
    outHereOnly: (code) =>
      `O arquivo com o login foi apagado, mas o Google não revogou o acesso (${code}), que continua válido lá. Remova este app em ${CONNECTIONS}`,
  },

  errors: {
    access_denied: `O Google não deixou este app entrar: você recusou, ou a tela de consentimento está em teste e você não é um dos usuários de teste (${CONSENT}). Execute de novo e permita o acesso.`,
    admin_policy_enforced:
      "O administrador da sua organização não permite este app. Peça a liberação em Segurança → Controles de API no Admin Console.",
    invalid_client:
      "O Google não conhece mais este cliente ou a chave secreta dele. Baixe de novo o JSON do cliente OAuth.",
    invalid_scope: "O Google não concede os escopos que constam no capabilities.json. Confira-os.",
    org_internal:
      "Este app é só para pessoas da organização a que pertence. Faça login com uma conta dela.",
    redirect_uri_mismatch:
      "O URI de redirecionamento não está cadastrado neste cliente OAuth. Cadastre-o lá ou use um cliente do tipo App para computador.",
    temporarily_unavailable:
      "O login do Google não está disponível no momento. Tente de novo mais tarde.",
  },

  endings: {
    "sign-in":
      "O Google não aceitou o código deste login: já foi usado ou é antigo demais. Execute de novo.",
    refresh:
      "O login terminou ou foi revogado; o de um app em teste termina depois de 7 dias. Faça login de novo.",
    "sign-out": "O login já tinha terminado.",
    delegation:
      "O Google não aceita a chave para esta pessoa. Confira o endereço da pessoa, a chave e o relógio desta máquina.",
  },

  failures: {
    network: (code) =>
      `Não foi possível chegar ao login do Google (${code}). Confira a conexão e tente de novo.`,
    certificate: (code) =>
      `O certificado do login do Google não é confiável aqui (${code}): alguém no caminho lê junto. Se for um proxy da sua organização, indique o certificado dele em NODE_EXTRA_CA_CERTS; senão, use outra rede.`,
    oddAnswer: (code) =>
      `O que veio não é uma resposta do login do Google (${code}): uma rede que pede um login próprio, ou um proxy, pode estar respondendo no lugar dele. Verifique isso e execute de novo.`,
    other: (code) =>
      `O login não funcionou (${code}). Execute de novo; se continuar, remova antes este app em ${CONNECTIONS}`,
    as: (person, message) => `Como ${person}: ${message}`,
    notGranted: (scopes) =>
      `Você fez login e não concedeu: ${scopes}. Execute de novo e marque todas as permissões.`,
    otherAccount: (signedIn, account) =>
      `Você fez login como ${signedIn}, e --account indica ${account}. Nada foi criado: execute de novo e escolha ${account} no navegador, ou indique a outra conta.`,
    noAccount: (account) =>
      `O Google não disse se foi ${account} quem fez login. Execute de novo e deixe o Google informar seu endereço de e-mail, ou deixe --account de fora.`,
    timeout: (seconds) =>
      `Ninguém fez login em ${seconds} segundos. Execute de novo quando quiser.`,
    portTaken: (port, code) =>
      `A porta ${port} desta máquina não pode ser usada (${code}), e o URI de redirecionamento do cliente web a indica. Encerre o programa que a usa ou use um cliente do tipo App para computador.`,
    noRedirect:
      "Este cliente web não tem um URI de redirecionamento nesta máquina. Inclua http://127.0.0.1:8765/ nos URIs de redirecionamento autorizados e baixe o JSON de novo, ou use um cliente do tipo App para computador.",
    delegation: (person, code, clientId, scopes) =>
      [
        `A conta de serviço não pode agir como ${person} (${code}): a delegação em todo o domínio não está configurada para ela, ou não para este escopo.`,
        `Um administrador a configura em ${DELEGATION}`,
        "(Segurança → Controle de dados e acesso → Controles de API → Gerenciar a delegação em todo o domínio → Adicionar novo):",
        `  ID do cliente  ${clientId}`,
        `  Escopos OAuth  ${scopes}`,
        "Pode levar algum tempo até funcionar.",
      ].join("\n"),
    noAnswer: (address, code) => `Nenhuma resposta de ${address} (${code}).`,
  },

  pages: {
    language: "pt-BR",
    toGoogle: ["Para o login do Google", "Continuar para o login do Google"],
    done: ["Login feito", "O Chat Spaces continua no terminal. Você pode fechar esta página."],
    failed: ["Login não feito", "O terminal diz por quê. Você pode fechar esta página."],
    stray: ["Nada aqui", "O Chat Spaces espera por outra página."],
  },

  settings: {
    insideProject: (folder) =>
      `Logins não são guardados dentro do projeto, em ${folder}. Defina XDG_CONFIG_HOME como uma pasta em outro lugar.`,
    notYours: (path) =>
      `${path} não é um arquivo ou uma pasta sua, então um login ali não é usado: outra pessoa pode tê-lo posto ali. Apague-o ou execute isto como a pessoa a quem pertence.`,
    wasOpen: (path) =>
      `As permissões de ${path} deixavam outras pessoas desta máquina ler um login seu. Ele é só seu de novo; se alguém pode tê-lo lido, execute logout e faça login outra vez.`,
    notKept: (path, code) =>
      `Não foi possível gravar ${path} (${code}). Libere espaço ali ou torne a pasta sua.`,
    signInNotKept: (path, code) =>
      `O login vale para esta execução e não pôde ser guardado em ${path} (${code}).`,
  },

  files: {
    download: `No console do Google Cloud (${CREDENTIALS}), crie ou abra um ID do cliente OAuth do tipo App para computador, baixe o JSON e salve-o`,
    newKey:
      "No console do Google Cloud, em IAM e administrador → Contas de serviço → Chaves, adicione uma chave do tipo JSON e salve-a",
    remedy: (how, path) => `${how} como ${path}.`,
    missing: (path, remedy) => `Não há um arquivo ${path}. ${remedy}`,
    unreadable: (path, code) =>
      `Não foi possível ler ${path} (${code}). Confira se é um arquivo e se é seu.`,
    notAFile: (path) =>
      `${path} não é um arquivo. Indique o arquivo que o Google lhe deu, e não uma pasta ou um pipe.`,
    notJson: (path, remedy) => `${path} não é um JSON como o Google fornece. ${remedy}`,
    othersCanRead: (path) =>
      `Outras pessoas desta máquina podem ler ${path}. Para que seja só seu: chmod 600 ${path}`,
    isKey: (path) =>
      `${path} é a chave de uma conta de serviço, que sozinha não faz login de ninguém. Use-a com --key ${path} --as PESSOA ou salve ali o JSON de um cliente OAuth.`,
    isSignIn: (path, how) =>
      `${path} contém um login guardado, e não um cliente OAuth: foi gravado por cima dele. ${how} ali de novo.`,
    twoClients: (path) =>
      `${path} descreve dois clientes OAuth, “installed” e “web”. Deixe só o que você quer usar.`,
    noClient: (path, how) =>
      `${path} não tem “installed” nem “web”, portanto não descreve um cliente OAuth. ${how} ali.`,
    noClientId: (path, how) =>
      `${path} não tem um client_id como o Google fornece. ${how} ali de novo.`,
    elsewhere: (path, how) =>
      `${path} quer fazer login em outro lugar que não o Google. ${how} ali de novo.`,
    isClient: (path) =>
      `${path} é um cliente OAuth, e não a chave de uma conta de serviço. Use-o com --client-secrets ${path} e sem --key e --as.`,
    noKey: (path, how) =>
      `${path} não é a chave de uma conta de serviço. ${how} e indique esse arquivo.`,
    keyDamaged: (path, how) =>
      `A chave privada em ${path} está danificada, e nada pode ser assinado com ela. ${how} ali de novo.`,
  },
};

const LANGUAGES: Record<Language, LiveText> = { en, pt: ptBR, es: en, fr: en, de: en, ja: en };

/** What is said of signing in and of the way to Chat, in the language of whoever called the command. */
export function say(): LiveText {
  return LANGUAGES[language()];
}
