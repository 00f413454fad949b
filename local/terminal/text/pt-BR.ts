import { ptBRFaults } from "../../google/fault-texts/pt-BR";
import { called } from "../called";
import type { LiveText, TerminalText } from ".";
import { CONNECTIONS, CONSENT, CREDENTIALS, DELEGATION } from "./addresses";

/** O que lê em português quem trabalha em um terminal. */
export const ptBR: TerminalText = {
  usage: {
    seeHelp: (command) => `Veja ${called}${command ? ` ${command}` : ""} --help para o que existe.`,
    unknownCommand: (word, near) =>
      `Não há comando nem função “${word}”. Você quis dizer “${near}”?`,
    unknownCommandAlone: (word) => `Não há comando nem função “${word}”.`,
    fileAlone: (file, word) =>
      `O que fazer com ${file}? Para ver o que aconteceria: ${called} check ${word}. Para criar os espaços: ${called} create ${word}`,
    unknownOption: (option, near) => `Não há opção ${option}. Você quis dizer --${near}?`,
    unknownOptionAlone: (option) => `Não há opção ${option}.`,
    notOfCommand: (command, option) => `“${command}” não aceita --${option}. Retire essa opção.`,
    noValue: (option, value) => `--${option} não aceita valor. Retire “${value}”.`,
    valueMissing: (option) => `Falta um valor depois de --${option}. Escreva-o.`,
    tooMuch: (word) => `“${word}” é uma palavra a mais. Retire-a.`,
    fileMissing: (command) =>
      `“${command}” precisa de um arquivo CSV. Escreva ${called} ${command} ARQUIVO.csv.`,
    functionMissing: `“run” precisa do nome de uma função. Escreva ${called} run createSpace.`,
    twoFiles: (one, other) => `Só se trabalha em uma planilha por vez. Indique ${one} ou ${other}.`,
    localeUnknown: (value) => `--locale ${value} não é um idioma. Escreva como em --locale pt_BR.`,
    notPositive: (option, value) => `--${option} ${value} não é um número acima de 0. Escreva um.`,
    tooLong: (option, value, limit) =>
      `--${option} ${value} é tempo demais. Escreva no máximo ${limit} segundos.`,
    liveOnly: (option) =>
      `--${option} é para o Chat de verdade. Acrescente --live ou retire essa opção.`,
    faultLive: "--fault é para a simulação nesta máquina. Retire --live ou --fault.",
    faultUnknown: (fault) =>
      `--fault ${fault} não é uma falha. Escreva NOME, ou NOME:VEZES se o Chat deve falhar tantas vezes, com um destes nomes:`,
    faultOfPlayground: (fault, why) =>
      `--fault ${fault} não muda nada aqui: ${why}. Ligue essa falha no playground: npm run playground`,
    faultOfSheet: (fault) =>
      `--fault ${fault} é sobre uma planilha. Escreva ${called} create ARQUIVO.csv --fault ${fault}`,
    reasonUnknown: (reason) =>
      `--reason ${reason} não existe. Escreva --reason copied, --reason uncertain ou --reason displaced.`,
    reasonNeeded:
      "Com --yes, diga quais linhas: --reason copied, --reason uncertain ou --reason displaced.",
    uncertainLive:
      "Com a conta que as começou, a maioria das linhas de resultado desconhecido continua sozinha. Acrescente --live, para que se saiba quais são suas.",
    jsonAndFile:
      "O JSON e os resultados não podem ir juntos para a saída padrão. Indique um arquivo: --out ARQUIVO.csv",
    asNeeded: "Diga com --as PESSOA em nome de quem executar.",
    noSheet: (name) =>
      `${name} não usa planilha. Retire --sheet; para os espaços das linhas: ${called} create ARQUIVO.csv`,
    needsSheet: (name, command) =>
      `${name} precisa de uma planilha. Escreva ${called} ${command} ARQUIVO.csv`,
    ofPage: (name) =>
      `${name} é chamada pela página na planilha, com o que está lá, e não pode ser executada sozinha. No terminal, use ${called} check, create ou start-over com um arquivo.`,
  },

  unexpected: (message) =>
    `Houve uma falha inesperada: ${message}. Execute de novo; se continuar, relate o problema com este texto.`,

  screen: {
    notWritten: (code) =>
      `Nem tudo pôde ser escrito na saída padrão (${code}). O trabalho continua; envie a saída para um lugar com espaço.`,
  },

  file: {
    piped: "a entrada padrão",
    nothingPiped:
      "Com “-” a planilha é lida da entrada padrão, e nada chega por ela. Envie um arquivo: < ARQUIVO.csv",
    missing: (path) => `O arquivo ${path} não existe. Confira o nome e a pasta.`,
    gone: (path) => `${path} sumiu: alguém o moveu ou excluiu. Traga-o de volta e execute de novo.`,
    notAFile: (path) =>
      `${path} não é um arquivo. Indique um arquivo CSV, ou envie-o: --sheet - < ARQUIVO.csv`,
    unreadable: (path, code) =>
      `Não foi possível ler ${path} (${code}). Confira se você pode ler o arquivo e a pasta.`,
    otherEncoding: (name) =>
      `${name} não é texto em UTF-8 nem em UTF-16. No seu programa de planilhas, salve de novo como “CSV UTF-8”.`,
    quote: (name, line) =>
      `${name} não pode ser lido como CSV: na linha ${line} há aspas fora de lugar. Um campo com aspas fica entre outras aspas, e as de dentro são dobradas: "a ""b"" c".`,
    openQuote: (name, line, start) =>
      `${name} não pode ser lido como CSV: as aspas abertas na linha ${line}, em ${start}, nunca são fechadas. Feche-as, ou dobre-as se fizerem parte do texto.`,
    noColumns: (name, nameColumn, membersColumn) =>
      `${name} não tem a coluna “${nameColumn}” nem a coluna “${membersColumn}”. Escreva essas palavras acima das colunas, diga quais das suas valem com --name-column TÍTULO e --members-column TÍTULO, ou faça um arquivo novo: ${called} template NOVO.csv`,
    meant: {
      name: (header, option) =>
        `A coluna “${header}” parece ter os nomes, e não é lida. Para lê-la, acrescente ${option}; se ela tem outra coisa, acrescente --name-column -`,
      members: (header, option) =>
        `A coluna “${header}” parece ter os participantes, e não é lida. Para lê-la, acrescente ${option}; se ela tem outra coisa, acrescente --members-column -`,
    },
    noSuchColumn: (name, header, headers) =>
      `${name} não tem a coluna “${header}”. Tem: ${headers}. Indique uma dessas.`,
    resultColumn: (header) =>
      `“${header}” é uma coluna de resultados, e não pode ter outra coisa. Escreva outra palavra acima dela no arquivo, e indique essa.`,
    namesAsLinks: (name, header, nameColumn) =>
      `${name}: abaixo de “${header}”, que é para os links dos espaços, há textos que não são links. Se forem os nomes, escreva “${nameColumn}” acima deles.`,
    columnsMissing: (columns) =>
      `Faltam estas colunas no arquivo: ${columns}. Alguém as retirou nesse meio-tempo: execute de novo.`,
    nobodyNamed: (row) =>
      `A linha ${row} não diz em nome de quem criar o espaço. Preencha a coluna Criar como, ou diga com --as PESSOA quem cria essas linhas.`,
    changed: (name, copy) =>
      `Outro programa alterou ${name} nesse meio-tempo, por isso nada mais foi escrito nele. O que foi feito está no novo arquivo ${copy}: execute de novo com esse.`,
    locked: (name, pid, lock) =>
      `Outra execução está trabalhando em ${name} (processo ${pid}). Espere que ela termine; se não houver nenhuma, exclua ${lock}`,
    lockedElsewhere: (name, host, lock) =>
      `Outra execução está trabalhando em ${name}, na máquina ${host}. Espere que ela termine; se não houver nenhuma, exclua ${lock}`,
    notLocked: (path, code) =>
      `Não foi possível criar o arquivo ${path}, que impede uma segunda execução (${code}). Confira se você pode escrever nessa pasta e se há espaço.`,
    hardLinked: (name) =>
      `${name} tem um segundo nome neste disco (um link físico), do qual se separaria ao salvar. Trabalhe em uma cópia: --out ARQUIVO.csv`,
    noSpace: (name) =>
      `Não há espaço em disco para ${name}, que ficou como estava. Libere espaço e execute de novo.`,
    noFolder: (folder) => `A pasta ${folder} não existe. Crie-a, ou indique outra.`,
    notAllowed: (name, folder) =>
      `Não é permitido escrever ${name} em ${folder}. Mude as permissões dessa pasta, ou trabalhe em outra.`,
    notWritten: (name, code) =>
      `Não foi possível escrever ${name} (${code}). Se estiver aberto em um programa de planilhas, feche-o lá e execute de novo.`,
    outIsSheet: (name) =>
      `Um teste nunca escreve no arquivo que testa, e --out indica o próprio ${name}. Indique outro arquivo.`,
    outNoTrial: (name) =>
      `${name} já existe e não é o resultado de um teste, por isso nada é escrito por cima. Indique outro arquivo, ou tire esse do lugar.`,
    outExists: (name) =>
      `${name} já existe, e uma execução de verdade precisa de um arquivo próprio. Indique outro; ou, para continuar com ele, indique-o no lugar da planilha e retire --out.`,
    outNeeded:
      "De verdade, os resultados precisam de um arquivo: nele fica o que se sabe de uma linha antes de perguntar ao Chat. Indique um novo: --out ARQUIVO.csv",
    templateNeedsFile: `“template” precisa do nome de um arquivo. Escreva ${called} template ARQUIVO.csv`,
    trial: (name) =>
      `${name} guarda os resultados de um teste, que são inventados. Use o arquivo que foi testado, sem esses resultados.`,
  },

  template: {
    made: (name, next) =>
      `${name} está pronto, com todas as colunas e dois exemplos. Troque-os pelas suas linhas e depois: ${next}`,
    completed: (name, next) =>
      `${name} agora tem todas as colunas; o que havia ficou como estava. A seguir: ${next}`,
    ownHeaders: (name, next) =>
      `${name} agora tem as colunas dos resultados; o que havia ficou como estava. Os títulos próprios são lidos se você os indicar. A seguir: ${next}`,
  },

  question: {
    choices: "[s/N]",
    yes: ["s", "sim"],
    nobody:
      "Aqui não há a quem perguntar, pois isto não é um terminal, e nada é criado sem perguntar. Veja com “check” o que aconteceria e depois acrescente --yes.",
    nothingCreated: "Nada foi criado, e o arquivo ficou como estava.",
    nothingDone: "Nada foi feito.",
    run: (name) => `Executar ${name} de verdade, no Google?`,
  },

  run: {
    whoseRows: "Quais dessas linhas você mesmo começou só se sabe com --live.",
    timedOut: "Uma parte do trabalho demorou demais e foi encerrada. Execute de novo.",
    goesOn: "Continua de onde parou.",
    againTrial:
      "Um teste começa do zero a cada vez. Para continuar este, execute-o com o arquivo dos resultados.",
    ending: "Termina depois dos espaços em andamento. Ctrl-C de novo termina já.",
  },

  log: {
    levels: { notice: "Aviso", log: "Info", info: "Info", warn: "Alerta", error: "Erro" },
    title: "Registro de execução",
    started: "Execução iniciada",
    completed: "Execução concluída",
    shown: "Mostrado",
  },

  trial: {
    spaces: "Espaços na simulação do Google Chat",
    none: "nenhum",
    more: (count) => `… e mais ${count}`,
    nothingReal: "Isto foi um teste na sua máquina: nada foi criado no Google.",
    results: (name) => `Como o arquivo ficaria está em ${name}`,
    next: "Para fazer de verdade, veja o README.pt-BR.md.",
    nextSheet: "De verdade: o mesmo com --live.",
  },

  startOver: {
    rows: {
      copied: (count) =>
        count === 1
          ? "1 linha foi copiada com o resultado de outra:"
          : `${count} linhas foram copiadas com o resultado de outras:`,
      uncertain: (count) =>
        count === 1
          ? "1 linha tem resultado desconhecido:"
          : `${count} linhas têm resultado desconhecido:`,
      displaced: (count) =>
        count === 1
          ? "1 linha mostra um espaço com outro nome:"
          : `${count} linhas mostram um espaço com outro nome:`,
    },
    confirm: {
      copied: "Cada uma deve virar um espaço próprio, e o que mostram deve ser apagado?",
      uncertain:
        "Você procurou no Chat e os espaços não existem, de modo que podem ser criados de novo?",
      displaced: "O espaço é de outra linha, e estas devem virar linhas novas?",
    },
    keep: "Estas linhas mudaram de nome e ficam com os seus espaços?",
    nobody:
      "Não há a quem perguntar aqui, pois isto não é um terminal, e nenhum resultado é apagado sem pergunta. Veja as linhas com “check”; depois use --yes e --reason.",
    leftAlone: "O arquivo ficou como estava.",
    nothing: "Não há linha sobre a qual você precise decidir.",
    done: `Pronto. A seguir: ${called} check ARQUIVO.csv`,
  },

  remedies: {
    signedOut: `Faça login de novo: ${called} logout e depois ${called} login.`,
    scopeMissing: `Faça login de novo e marque todas as caixas quando o Google perguntar: ${called} logout e depois ${called} login.`,
    unexpected: "Atualize o Chat Spaces; se continuar, relate o problema com este texto.",
  },

  rows: {
    copied: () =>
      `Esta linha é cópia de outra, com o ID da solicitação. Para um espaço próprio: ${called} start-over ARQUIVO.csv --reason copied`,
    begunByAnother: () =>
      `Outra pessoa começou esta linha e não se sabe o resultado. Veja no Chat se o espaço existe: se existir, escreva Criado no status; se não: ${called} start-over ARQUIVO.csv --live --reason uncertain`,
    begunLongAgo: () =>
      `Esta linha foi começada há mais de um dia e não se sabe o resultado. Veja no Chat se o espaço existe: se existir, escreva Criado no status; se não: ${called} start-over ARQUIVO.csv --live --reason uncertain`,
    requestIdLost: () =>
      `Esta linha foi começada e perdeu o ID da solicitação, por isso não se sabe o resultado. Veja no Chat se o espaço existe: se existir, escreva Criado no status; se não: ${called} start-over ARQUIVO.csv --live --reason uncertain`,
    displaced: (found) =>
      `Esta linha mostra o espaço “${found}”, criado para uma linha com outro nome. Se o espaço for desta linha: ${called} start-over ARQUIVO.csv --reason displaced --keep; se não, o mesmo sem --keep.`,
  },

  help: {
    usage: "Uso",
    form: "[--opção …]",
    command: "COMANDO",
    commands: "Comandos",
    options: "Opções",
    examples: "Exemplos",
    intro:
      "Cria espaços do Google Chat a partir das linhas de um arquivo CSV. Sem --live tudo é um teste\nem uma simulação do Google nesta máquina: nada é criado no Google.",
    more: `${called} COMANDO --help diz mais sobre cada um.`,
    alone: "Sem comando executa createSpace, como Executar no editor do Apps Script.",
    exitCodes:
      "Código de saída: 0 tudo feito; 2 linhas falharam ou requerem atenção, ou alguém não entrou;\n1 não pôde executar, ou você disse não; 130 Ctrl-C",
    faults: "Nomes para --fault",
    faultAbout: ptBRFaults,
    faultElsewhere: {
      "grant-lost": "em um terminal nenhuma página fica aberta",
      "typed-columns": "um arquivo CSV não tem menus suspensos",
      "typed-columns-late": "um arquivo CSV não tem menus suspensos",
      "merged-header": "um arquivo CSV não tem células mescladas",
    },
    inPlayground: (why) => `(no playground: ${why})`,
    argument: { FILE: "ARQUIVO.csv", FUNCTION: "FUNÇÃO" },
    about: {
      check: "diz o que aconteceria; não escreve nada",
      create: "cria os espaços das linhas e escreve o resultado de cada uma",
      template: "faz um arquivo com todas as colunas, ou põe as que faltam",
      connection: "diz quais passos da configuração estão feitos; não cria nada",
      "start-over": "renova linhas sobre as quais só você pode decidir",
      login: "faz login no Google, no seu navegador",
      logout: "retira o login no Google e o apaga aqui",
      run: "executa uma função global do script, como Executar no editor",
    },
    details: {
      check:
        "A primeira coisa a fazer com um arquivo. Com --live sabe quais linhas interrompidas são suas.\nCódigo de saída 2 se uma linha requer atenção.",
      create:
        "Sem --live é um teste: os resultados vão para um arquivo ao lado do seu (classes.trial.csv), ou\npara onde --out disser. Com --live vão para o próprio arquivo: pare quando quiser e execute de\nnovo; continua de onde parou e não cria espaço em dobro. Um teste começa do zero a cada vez; para\ncontinuar um, indique o arquivo dele. Uma execução por vez em cada arquivo.",
      template: "O que já está lá fica como está.",
      connection:
        "Sem --live pergunta à simulação. Com --live pergunta ao Chat, por um espaço que não pode existir.\nCódigo de saída 1 se falta um passo.",
      "start-over":
        "De linhas copiadas com resultado, que mostram o espaço de outra linha, ou de resultado\ndesconhecido. Cada tipo é mostrado e perguntado; depois os resultados são apagados. Nenhum espaço\né excluído.",
      login: "O login fica na sua própria pasta de configurações, legível só por você.",
      logout: "",
      run: "Funções que a página na planilha chama não podem ser executadas sozinhas.",
    },
    option: {
      sheet: ["ARQUIVO.csv", "o arquivo CSV, se não está depois do comando; - o lê da entrada"],
      out: ["ARQUIVO.csv", "para onde vão os resultados; - os escreve na saída padrão"],
      "name-column": ["TÍTULO", "o título do próprio arquivo acima dos nomes; - para nenhum"],
      "members-column": ["TÍTULO", "o título próprio acima dos participantes; - para nenhum"],
      reason: ["TIPO", "só as linhas copied, uncertain ou displaced"],
      keep: ["", "linhas que mudaram de nome ficam com o espaço que mostram"],
      "per-minute": ["N", "no máximo tantos espaços por minuto (padrão: 59)"],
      fault: ["NOME[:VEZES]", "faz a simulação falhar assim; sem NOME mostra todas"],
      live: ["", "de verdade, no Google Chat, como você, após login no navegador"],
      yes: ["", "não pergunta antes de criar ou apagar; preciso se não há a quem"],
      "client-secrets": ["ARQUIVO", "o JSON do cliente OAuth (padrão: client_secrets.json)"],
      account: ["NOME", "seu endereço: só aceita o login dessa conta; separa várias"],
      "no-browser": ["", "não abre navegador: siga o link mostrado"],
      wait: ["SEGUNDOS", "quanto esperar pelo login (padrão: 300)"],
      key: ["ARQUIVO", "a chave de uma conta de serviço, com delegação em todo o domínio"],
      as: ["PESSOA", "com --key: em nome de quem; a coluna Criar como indica outros por linha"],
      address: ["URL", "onde está o Chat (padrão: https://chat.googleapis.com)"],
      json: ["", "uma linha de JSON por acontecimento; o texto vai para stderr"],
      locale: ["IDIOMA", "seu idioma, como pt_BR (padrão: o do sistema)"],
      help: ["", "mostra isto; também -h"],
      version: ["", "mostra a versão"],
    },
  },
};

export const ptBRLive: LiveText = {
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
