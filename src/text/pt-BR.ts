import type { AddedText, CommonText, PageText, ScriptText } from "./languages";
import { counting } from "./plural";

const plural = counting(".", (count) => (count < 2 ? 0 : 1));

const filled = (found: string, header: string) =>
  `A coluna “${header}” já está preenchida com “${found}”. Se ela for sua, renomeie o cabeçalho; se não, esvazie a célula para criar um espaço para esta linha.`;

/** O que uma pessoa lê em português do Brasil. */
export const ptBR: CommonText = {
  createSpace: {
    title: "Criar um só espaço",
    created: (name) => `O espaço “${name}” foi criado.`,
    open: (link) => `Abra no Google Chat: ${link}`,
    took: (ms) => `O Chat levou ${ms} ms.`,
    wholeAnswer: (answer) => `Tudo o que o Chat respondeu: ${answer}`,
    notGranted: "A permissão para criar espaços do Chat não foi concedida.",
    again: "Espere um pouco e clique em Criar de novo: isso nunca cria um segundo espaço.",
  },

  columns: {
    name: {
      headers: ["Nome do espaço", "Nome", "Equipe", "Turma", "Projeto", "Cliente"],
      note: "O nome do espaço: no máximo 128 caracteres. Obrigatório para o tipo Espaço, e só para ele.",
    },
    type: {
      headers: ["Tipo", "Tipo de espaço"],
      note: "Espaço, Chat em grupo ou Mensagem direta. Vazio significa Espaço.",
    },
    members: {
      headers: ["Participantes", "Membros", "Pessoas", "E-mails", "E-mail", "Quem"],
      note: "Endereços de e-mail, separados por vírgula, ponto e vírgula, espaço ou linha; no máximo 49, sem você. Um grupo do Google é informado como groups/ID. Um chat em grupo precisa de pelo menos 2 pessoas, uma mensagem direta de exatamente 1.",
    },
    description: {
      headers: ["Descrição", "Sobre"],
      note: "No máximo 150 caracteres. Não vale para mensagens diretas.",
    },
    guidelines: {
      headers: ["Diretrizes", "Regras"],
      note: "No máximo 5.000 caracteres. Não vale para mensagens diretas.",
    },
    whoCanPost: {
      headers: ["Quem pode postar", "Postagem"],
      note: "Todos ou Somente administradores. Vazio significa Todos. Só para o tipo Espaço.",
    },
    externalPeople: {
      headers: ["Pessoas externas", "Externos", "Convidados", "Permitir pessoas externas"],
      note: "Sim ou Não. Sim permite pessoas de fora da sua organização. Não pode ser alterado depois.",
    },
    history: {
      headers: ["Histórico", "Histórico do chat"],
      note: "Ativado ou Desativado. Vazio significa a configuração da sua organização.",
    },
    managers: {
      headers: ["Administradores", "Gestores", "Moderadores"],
      note: "Quem administra o espaço: endereços de e-mail, como em Participantes. Também são participantes e não precisam estar nas duas colunas. Só no tipo Espaço.",
    },
    welcome: {
      headers: ["Mensagem de boas-vindas", "Primeira mensagem"],
      note: "Publicada no espaço novo em seu nome, uma vez, depois que as pessoas entraram. *negrito*, _itálico_ e <https://…|links> funcionam como no Chat. No máximo 32.000 bytes.",
    },
    audience: {
      headers: ["Quem pode encontrar", "Público-alvo", "Acesso"],
      note: "Somente participantes, Todos na organização, ou um público-alvo como audiences/ID. Vazio significa Somente participantes. Só para o tipo Espaço.",
    },
    status: {
      headers: ["Status", "Situação"],
      note: "Escrito pelo Chat Spaces. Uma linha que diz Criado nunca mais é alterada.",
    },
    space: { headers: ["Espaço", "Link"], note: "Escrito pelo Chat Spaces: o link do espaço." },
    details: {
      headers: ["Detalhes", "Resultado"],
      note: "Escrito pelo Chat Spaces: o que aconteceu e o que fazer.",
    },
    requestId: {
      headers: ["ID da solicitação"],
      note: "Escrito pelo Chat Spaces: impede que uma linha vire dois espaços. Deixe como está; não copie para outra linha.",
    },
  },

  words: {
    types: {
      SPACE: ["Espaço", "Espaço com nome"],
      GROUP_CHAT: ["Chat em grupo", "Grupo", "Conversa em grupo"],
      DIRECT_MESSAGE: ["Mensagem direta", "MD", "Direta"],
    },
    posting: { EVERYONE: ["Todos"], MANAGERS: ["Somente administradores", "Administradores"] },
    yes: ["Sim", "VERDADEIRO", "S", "x", "1"],
    no: ["Não", "FALSO", "N", "0"],
    on: ["Ativado", "Sim", "VERDADEIRO", "Ligado"],
    off: ["Desativado", "Não", "FALSO", "Desligado"],
    audiences: {
      none: ["Somente participantes", "Participantes", "Particular"],
      "audiences/default": ["Todos na organização", "Organização"],
    },
    statuses: {
      CREATED: ["Criado"],
      CHECK_PEOPLE: ["Criado – ver pessoas"],
      FAILED: ["Falhou"],
      ATTENTION: ["Requer atenção"],
      CREATING: ["Criando…"],
      UNKNOWN: ["Ainda não se sabe"],
    },
  },

  problems: {
    nameMissing: () => "O espaço não tem nome. Digite um.",
    nameTooLong: (found, limit) =>
      `O nome tem ${found} caracteres e o Chat permite ${limit}. Encurte-o.`,
    nameHasControlCharacters: () =>
      "O nome contém uma quebra de linha ou outro caractere de controle invisível. Remova-o.",
    nameNotAllowed: (found) =>
      `Só o tipo Espaço tem nome. Remova “${found}” ou escolha o tipo Espaço.`,
    typeUnknown: (found) =>
      `“${found}” não é um tipo de espaço. Escolha Espaço, Chat em grupo ou Mensagem direta.`,
    memberInvalid: (found, count) =>
      count === 1
        ? `“${found}” não é um endereço de e-mail. Corrija-o, ou informe um grupo do Google como groups/ID.`
        : `Estes não são endereços de e-mail: ${found}. Corrija-os, ou informe grupos do Google como groups/ID.`,
    membersAreNames: (found, count) =>
      `${count === 1 ? `“${found}” é um nome` : `Estes são nomes: ${found}`}. O Chat precisa de endereços de e-mail: digite-os, ou transforme os chips de pessoas em endereços com Dados → Extração de dados.`,
    membersTooMany: (found, limit) =>
      `Há ${found} participantes e o Chat aceita ${limit} na criação de um espaço. No tipo Espaço, ponha essas pessoas em um grupo do Google e informe groups/ID: o ID está no fim do endereço da página do grupo no Admin Console. Ou adicione os demais depois, no Chat.`,
    groupNotAllowed: (found) =>
      `Só o tipo Espaço aceita grupos do Google. Remova “${found}” ou escolha o tipo Espaço.`,
    groupChatTooSmall: (found, limit) =>
      `Um chat em grupo precisa de pelo menos ${limit} pessoas além de você e tem ${found}. Adicione participantes.`,
    directMessageNeedsOne: (found) =>
      `Uma mensagem direta precisa de exatamente 1 pessoa além de você e tem ${found}. Corrija os participantes.`,
    managerInvalid: (found, count) =>
      count === 1
        ? `“${found}” não pode ser administrador: o Chat precisa do e-mail de uma pessoa. Corrija-o.`
        : `Estes não podem ser administradores: ${found}. O Chat precisa do e-mail de cada pessoa: corrija-os.`,
    managersNotAllowed: () =>
      "Só o tipo Espaço tem administradores. Esvazie a célula ou escolha esse tipo.",
    welcomeTooLong: (found, limit) =>
      `A mensagem de boas-vindas tem ${found} bytes e o Chat aceita ${limit}. Encurte-a.`,
    descriptionTooLong: (found, limit) =>
      `A descrição tem ${found} caracteres e o Chat permite ${limit}. Encurte-a.`,
    guidelinesTooLong: (found, limit) =>
      `As diretrizes têm ${found} caracteres e o Chat permite ${limit}. Encurte-as.`,
    detailsNotAllowed: () =>
      "Uma mensagem direta não tem descrição nem diretrizes. Remova-as ou escolha outro tipo.",
    whoCanPostUnknown: (found) =>
      `“${found}” não diz quem pode postar. Escolha Todos ou Somente administradores.`,
    whoCanPostNotAllowed: () =>
      "Só o tipo Espaço limita quem pode postar. Esvazie esse campo ou escolha o tipo Espaço.",
    externalPeopleUnknown: (found) =>
      `“${found}” não diz se pessoas externas são permitidas. Digite sim ou não.`,
    historyUnknown: (found) =>
      `“${found}” não diz se o histórico é mantido. Escolha Ativado ou Desativado.`,
    audienceUnknown: (found) =>
      `“${found}” não diz quem pode encontrar o espaço. Escolha Somente participantes, Todos na organização, ou informe audiences/ID.`,
    cellError: (found) => `Uma fórmula nesta linha mostra o erro “${found}”. Corrija a fórmula.`,
    statusUnknown: (found, _limit, header) =>
      `O status “${found}” não é do Chat Spaces. Se a coluna “${header}” for sua, renomeie o cabeçalho; se não, esvazie a célula.`,
    spaceFilled: (found, _limit, header) => filled(found, header),
    detailsFilled: (found, _limit, header) => filled(found, header),
    copied: () =>
      "Esta linha é cópia de outra, com o ID da solicitação. Para um espaço próprio, clique em “Tratar como linha nova” na barra lateral, ou esvazie Status, Espaço, Detalhes e ID da solicitação.",
    begunByAnother: () =>
      "Outra pessoa começou esta linha e não se sabe o resultado. Veja no Chat se o espaço existe: se sim, escreva Criado no status; se não, clique em “Já vi: ele não existe” na barra lateral, ou esvazie Status, Detalhes e ID da solicitação.",
    begunLongAgo: () =>
      "Esta linha foi começada há mais de um dia e não se sabe o resultado. Veja no Chat se o espaço existe: se sim, escreva Criado no status; se não, clique em “Já vi: ele não existe” na barra lateral, ou esvazie Status, Detalhes e ID da solicitação.",
    changedSince: () =>
      "O Chat pode ter criado um espaço com o que esta linha dizia antes de mudar. Veja no Chat se esse espaço existe: se sim, escreva Criado no status e altere o espaço lá; se não, clique em “Já vi: ele não existe” na barra lateral, ou esvazie Status, Detalhes e ID da solicitação.",
    requestIdUnknown: (found, _limit, header) =>
      `O ID da solicitação “${found}” não é do Chat Spaces. Se a coluna “${header}” for sua, renomeie o cabeçalho; se não, mostre a coluna, se estiver oculta, e esvazie a célula.`,
    requestIdLost: () =>
      "Esta linha foi começada e perdeu o ID da solicitação, então não se sabe o resultado. Veja no Chat se o espaço existe: se sim, escreva Criado no status; se não, clique em “Já vi: ele não existe” na barra lateral, ou esvazie Status e Detalhes.",
    audienceNotAllowed: () =>
      "Só o tipo Espaço pode ser encontrado por outras pessoas. Escolha Somente participantes ou o tipo Espaço.",
    displaced: (found) =>
      `Esta linha mostra o espaço “${found}”, que foi criado para uma linha com outro nome. Se ele é desta linha, clique em “Renomeada: manter o espaço” na barra lateral; se não, em “De outra linha: tratar como linha nova”.`,
  },

  run: {
    sheetNotGranted: "A permissão para ler e alterar esta página não foi concedida.",
    notKnown:
      "A resposta do Chat não chegou, então ainda não se sabe se este espaço existe. Comece de novo: o Chat recebe o pedido do mesmo espaço e nunca cria um segundo.",
    busyMine:
      "Você está criando espaços desta planilha em outra guia. Continue lá; se ela foi fechada, tente de novo em um minuto.",
    busyOther:
      "Outra pessoa está criando espaços desta planilha. Tente de novo quando ela terminar.",
    created: (time) => `Criado em ${time}.`,
    readyDirectMessage: (time) =>
      `Pronta em ${time}. Se você já tinha uma mensagem direta com esta pessoa, é a mesma.`,
    restored:
      "Criado. Uma interrupção tinha deixado esta linha sem o resultado; ele foi recuperado do ID da solicitação.",
    joinedUnknown: "Não se sabe quem já entrou: veja os participantes do espaço.",
    notYours:
      "Esta execução não está mais em andamento. Verifique a página de novo para continuar.",
    goOnLater:
      "Comece de novo mais tarde: continua de onde parou e não cria nenhum espaço duas vezes.",
    changedMeanwhile:
      " Esta linha mudou enquanto o espaço era criado: o espaço é como a linha estava antes.",
    otherName: (name) =>
      ` O Chat o criou com o nome “${name}”, antes de esta linha mudar: renomeie-o lá, ou deixe assim.`,
    waitingForQuota:
      "O limite de novos espaços por minuto do Chat foi atingido. O processo continua sozinho.",
    paceInvalid: (found) =>
      `A propriedade do script SPACES_PER_MINUTE é “${found}”. Informe um número acima de 0, ou remova-a.`,
    sheetGone:
      "A página, ou uma de suas colunas, foi excluída. Traga-a de volta, ou escolha outra página e comece de novo.",
    timeFormat: "dd/MM/yyyy HH:mm",
  },

  unprepared: {
    reserved: (header) =>
      `“${header}” é o nome de uma coluna que o próprio Chat Spaces escreve. Se a coluna for sua, renomeie o cabeçalho na página; depois ela pode ser escolhida.`,
    noHeader: (row) =>
      `A linha ${row} já tem endereços, e nenhum cabeçalho acima deles diz o que há em cada coluna. Insira uma linha acima da lista com um cabeçalho para cada coluna, como Nome e Participantes.`,
    noColumns:
      "Esta página não aceita colunas novas, porque está protegida ou células do cabeçalho estão mescladas. Peça para remover a proteção ou desfaça a mesclagem e prepare-a de novo.",
  },

  setup: {
    title: "Conexão com o Chat",
    steps: {
      serviceOff: "Serviço avançado do Google Chat, ativado no script",
      scopeMissing: "Sua permissão para criar espaços",
      apiDisabled: "API Google Chat, ativada no projeto do Cloud",
      chatOff: "Google Chat, ativado na sua conta",
      appNotConfigured: "App do Chat, configurado no projeto do Cloud",
      adminRestricted: "Permissão do seu administrador",
    },
    states: { done: "feito", missing: "falta", unknown: "não verificado" },
  },

  signs: { colon: ": ", stop: ". " },

  examples: [
    {
      name: "Turma 7B",
      type: "Espaço",
      members: "ana@example.com, bruno@example.com",
      description: "Tudo sobre a turma 7B",
    },
    { name: "", type: "Mensagem direta", members: "colega@example.com", description: "" },
  ],
};

export const ptBRScript: ScriptText = {
  menu: {
    title: "Chat Spaces",
    createFromSheet: "Criar espaços desta página…",
    createSpace: "Criar um só espaço…",
    prepareSheet: "Preparar esta página",
    checkSetup: "Verificar a conexão com o Chat…",
    help: "Ajuda",
  },

  notJoined: (joined, asked) => {
    const have = `${joined} de ${asked} participantes ${joined === 1 ? "entrou" : "entraram"}.`;
    return asked - joined === 1
      ? `${have} O outro talvez ainda precise aceitar, ou o Chat o deixou de fora: veja os participantes do espaço. Se você se incluiu na lista, é você.`
      : `${have} Os outros talvez ainda precisem aceitar, ou o Chat os deixou de fora: veja os participantes do espaço. Se você se incluiu na lista, um deles é você.`;
  },
  listedLater:
    "O link abre a conversa; o Chat só a mostra na lista depois que alguém escrever nela.",

  problemGroups: {
    nameMissing: "Sem nome",
    nameTooLong: "Nome longo demais",
    nameHasControlCharacters: "Caracteres invisíveis no nome",
    nameNotAllowed: "Um nome onde não pode haver",
    typeUnknown: "Tipo desconhecido",
    memberInvalid: "Não é um endereço de e-mail",
    membersAreNames: "Nomes em vez de endereços de e-mail",
    membersTooMany: "Participantes demais",
    groupNotAllowed: "Um grupo do Google onde não pode haver",
    groupChatTooSmall: "Pessoas de menos para um chat em grupo",
    directMessageNeedsOne: "Não há exatamente uma pessoa para a mensagem direta",
    managerInvalid: "Administradores sem endereço de e-mail",
    managersNotAllowed: "Administradores: só no tipo Espaço",
    welcomeTooLong: "Mensagem de boas-vindas longa demais",
    descriptionTooLong: "Descrição longa demais",
    guidelinesTooLong: "Diretrizes longas demais",
    detailsNotAllowed: "Descrição ou diretrizes em mensagem direta",
    whoCanPostUnknown: "Não está claro quem pode postar",
    whoCanPostNotAllowed: "Quem pode postar: só para o tipo Espaço",
    externalPeopleUnknown: "Não está claro se pessoas externas podem entrar",
    historyUnknown: "Não está claro se o histórico é mantido",
    audienceUnknown: "Não está claro quem pode encontrar",
    audienceNotAllowed: "Quem pode encontrar: só para o tipo Espaço",
    cellError: "Uma fórmula com erro",
    statusUnknown: "Um status que não é do Chat Spaces",
    spaceFilled: "A coluna Espaço está preenchida",
    detailsFilled: "A coluna Detalhes está preenchida",
    requestIdUnknown: "Um ID da solicitação que não é do Chat Spaces",
    requestIdLost: "Resultado não conhecido",
    begunByAnother: "Resultado não conhecido",
    begunLongAgo: "Resultado não conhecido",
    changedSince: "Resultado não conhecido",
    copied: "Cópias",
    displaced: "Outro nome que o do espaço",
  },

  headers: {
    twice: (header) =>
      `A coluna “${header}” aparece duas vezes. Só a primeira é lida: renomeie a outra.`,
    near: (header, column) =>
      `A coluna “${header}” não é lida. Se deve ser “${column}”, corrija o cabeçalho.`,
  },

  background: {
    made: (made: number, left: number) =>
      `${plural(made, "# espaço criado", "# espaços criados")}; ${plural(left, "falta # linha", "faltam # linhas")}.`,
    stopped: (time: string, why: string) => `Parado em ${time}. ${why}`,
    timeUsedUp: (minutes: number) => [
      `Os acionadores já trabalharam os ${minutes} minutos que o Google lhes dá por dia.`,
      "A criação continua sozinha quando houver tempo de novo; para continuar agora, abra a barra lateral.",
    ],
    minutesInvalid: (found: string) =>
      `A propriedade do script TRIGGER_MINUTES é “${found}”. Digite um número a partir de 5 ou remova-a.`,
  },

  form: {
    later: (limit: number, time: string) =>
      `O formulário criou ${plural(limit, "# espaço", "# espaços")} em uma hora, e não são permitidos mais. Este vem quando um acionador trabalhar depois de ${time}; para tê-lo agora, crie-o pela barra lateral.`,
    limitInvalid: (found: string) =>
      `A propriedade do script FORM_SPACES_PER_HOUR é “${found}”. Digite um número inteiro acima de 0 ou remova-a.`,
    notPrepared: (columns: string) =>
      `Chegou uma resposta do formulário em uma planilha sem ${columns}. Escolha “Preparar esta página” no menu dela e crie o espaço desta resposta pela barra lateral.`,
  },

  prepared: {
    nothing: "Esta página está pronta: ela tem tudo de que precisa.",
    nothingYet: "Ainda não é possível preparar mais nada.",
    gone: (headers) => `A coluna “${headers}”, que foi escolhida, não existe mais.`,
    columns: (columns) => `Colunas adicionadas: ${columns}.`,
    done: (parts) => `Definido: ${parts}.`,
    parts: {
      notes: "notas nos cabeçalhos",
      choices: "listas suspensas",
      colours: "cores dos status",
      frozen: "cabeçalho sempre à vista",
      layout: "larguras das colunas",
    },
    isAsked:
      "Depois abra “Criar espaços desta página…” e diga qual das suas colunas tem o nome e qual tem os participantes.",
    examples:
      "Todas as colunas estão aí: preencha uma linha para cada espaço. As linhas de exemplo mostram como; elas nunca são criadas, então substitua-as.",
    withoutChoices: (columns) =>
      `A página não aceita lista suspensa em ${columns}. Digite as palavras: a nota de cada cabeçalho as mostra.`,
    refused: (parts) => `A página não permitiu: ${parts}. Tudo funciona sem isso.`,
  },

  trial: {
    noAnswer: "A resposta do Chat não chegou.",
    notAsked: ["Por isso, o resto não pôde ser verificado. Verifique de novo em alguns minutos."],
    barred: (answer) => [
      `O Chat não permitiu começar uma mensagem direta como teste e respondeu: “${answer}”`,
      "Pergunte ao administrador se você pode começar mensagens diretas e criar espaços; ou crie um espaço para ver.",
    ],
    unclear: (answer) => [
      `O Chat respondeu ao teste de um modo inesperado: “${answer}”`,
      "Por isso, não se sabe se espaços podem ser criados. Crie um espaço para ver.",
    ],
    ready: [
      "Não falta nada do que se pode verificar sem criar um espaço.",
      "Se o administrador permite que você crie espaços e chats em grupo, só se vê ao criar um: crie um espaço para ver.",
    ],
  },

  failures: {
    serviceOff: {
      what: () => "O serviço avançado do Google Chat está desativado neste script.",
      todo: "No editor de script, clique em + ao lado de Serviços, adicione a Google Chat API e tente de novo.",
    },
    apiDisabled: {
      what: () => "A API Google Chat não está ativada no projeto do Google Cloud deste script.",
      todo: "Abra a API Google Chat nesse projeto, clique em Ativar, espere alguns minutos e tente de novo.",
    },
    appNotConfigured: {
      what: () => "O projeto do Google Cloud deste script não tem um app do Chat configurado.",
      todo: "Abra a guia Configuração da API Google Chat nesse projeto, preencha o nome, o avatar e a descrição do app, salve e tente de novo.",
    },
    scopeMissing: {
      what: () => ptBR.createSpace.notGranted,
      todo: "Tente de novo e marque todas as permissões quando o Google perguntar; se ele não perguntar, remova antes o acesso deste script na sua Conta do Google.",
    },
    signedOut: {
      what: () => "O Google não aceitou o login.",
      todo: "Recarregue a página, tente de novo e autorize o script quando o Google perguntar.",
    },
    chatOff: {
      what: () => "O Google Chat está desativado na sua conta.",
      todo: "Ative o Google Chat nas configurações do Gmail, ou peça ao administrador que o ative.",
    },
    adminRestricted: {
      what: () => "O administrador da sua organização não permite que este app do Chat faça isso.",
      todo: "Peça ao administrador que permita o app em Segurança → Controles de API no Admin Console.",
    },
    memberUnknown: {
      what: () => "O Chat não conhece um dos participantes.",
      todo: "Confira cada endereço de e-mail; um grupo do Google é informado como groups/ID, o e-mail dele não funciona.",
    },
    notAllowed: {
      what: () => "O Chat não permite que você crie este espaço.",
      todo: "Pergunte ao administrador se você pode criar espaços e convidar essas pessoas, ou deixe de fora quem não é da sua organização.",
    },
    nameTaken: {
      what: () => "Já existe um espaço com este nome na sua organização.",
      todo: "Escolha outro nome.",
    },
    refused: {
      what: (answer) => `O Chat recusou este espaço e respondeu: “${answer}”`,
      todo: "Corrija o que a resposta aponta e tente de novo.",
    },
    quota: {
      what: () => "O limite de novos espaços por minuto do Chat foi atingido.",
      todo: "Espere alguns minutos e tente de novo.",
    },
    unavailable: {
      what: () => "O Chat não está disponível no momento.",
      todo: "Espere alguns minutos; antes de executar de novo, veja no Chat se o espaço está lá.",
    },
    noAnswer: {
      what: (answer) =>
        `A resposta do Chat não chegou, então o espaço pode existir ou não.${answer && ` O Google disse: “${answer}”`}`,
      todo: "Veja no Chat se o espaço está lá antes de executar de novo.",
    },
    oddAnswer: {
      what: () =>
        "A resposta do Chat não diz qual espaço ele criou, então o espaço pode ou não existir.",
      todo: "Veja no Chat se o espaço está lá antes de executar de novo.",
    },
    unexpected: {
      what: (answer) => `O próprio script falhou: “${answer}”`,
      todo: "Envie a versão mais nova do Chat Spaces; se continuar, relate o problema com este texto.",
    },
  },

  link: (link) => `Veja ${link}`,
  nextQuoted: "”, “",
};

/** O que é dito em torno do script: pela barra lateral, pela caixa de diálogo e pelo terminal. */
/* istanbul ignore next: the page says it, no test of the script does */
export const ptBRPage: PageText = {
  check: {
    nothing:
      "Não há nada para criar: cada linha já tem o seu espaço, está vazia ou requer atenção.",
    examples: (count) =>
      plural(
        count,
        "# linha de exemplo fica de fora: substitua-a pela sua.",
        "# linhas de exemplo ficam de fora: substitua-as pelas suas.",
      ),
    types: {
      SPACE: (count) => plural(count, "# espaço", "# espaços"),
      GROUP_CHAT: (count) => plural(count, "# chat em grupo", "# chats em grupo"),
      DIRECT_MESSAGE: (count) => plural(count, "# mensagem direta", "# mensagens diretas"),
    },
    invitations: (count) => plural(count, "# convite", "# convites"),
    row: (number, name, reason) => `Linha ${number}, ${name}: ${reason}`,
    sameName: (name, rows) => `“${name}” é o nome de várias linhas: ${rows}`,
    confirm: "Criar agora?",
    attention: (count) => plural(count, "# linha requer atenção", "# linhas requerem atenção"),
    count: (spaces) => plural(spaces, "# espaço para criar", "# espaços para criar"),
    people: (count) =>
      plural(count, "Em # espaço, nem todos entraram", "Em # espaços, nem todos entraram"),
    done: (count) =>
      plural(count, "# linha já tem o seu espaço", "# linhas já têm os seus espaços"),
    duration: (time) => `Vai levar cerca de ${time}.`,
    more: (count) => plural(count, "… e mais #", "… e mais #"),
    group: (title, count) => `${title} (${count})`,
  },

  report: {
    again: "Comece de novo para continuar.",
    lost: (name, link) =>
      `A linha de “${name}” foi excluída nesse meio-tempo; o espaço dela é ${link}`,
    created: (count) => plural(count, "# espaço criado", "# espaços criados"),
    failed: (count) => plural(count, "# linha falhou", "# linhas falharam"),
    left: (count) => plural(count, "Falta # linha", "Faltam # linhas"),
    took: (time) => `Levou ${time}.`,
  },

  duration: (ms) => {
    const seconds = Math.max(1, Math.round(ms / 1000));
    if (seconds < 90) return seconds === 1 ? "1 segundo" : `${seconds} segundos`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 90) return `${minutes} minutos`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  },

  sidebar: {
    language: "pt-BR",
    loading: "Verificando a página…",
    working: "Um momento…",
    checkAgain: "Verificar de novo",
    tryAgain: "Tentar de novo",
    back: "Voltar",
    lastRun: (when, isMine) => `Última execução: ${when}, por ${isMine ? "você" : "outra pessoa"}.`,
    outside: (count) =>
      plural(
        count,
        "# linha que ainda não tem espaço está fora destas. Escolha todas as linhas para vê-la.",
        "# linhas que ainda não têm espaço estão fora destas. Escolha todas as linhas para vê-las.",
      ),
    nothing: {
      title: "Nada para criar",
      todo: "Cada linha está vazia ou já tem o seu espaço. Preencha linhas e verifique de novo.",
    },
    notSetUp: {
      title: "Esta página ainda não está preparada",
      missing: (columns) => `O Chat Spaces precisa destas colunas: ${columns}.`,
      hint: "Elas são adicionadas ao lado das suas. Nada do que existe é alterado.",
      button: "Preparar esta página",
      noHeader: "Esta lista não tem cabeçalhos",
    },
    columns: {
      title: "O que há em cada coluna?",
      name: "Nome do espaço",
      members: "Participantes (endereços de e-mail)",
      none: "– uma coluna nova –",
      example: (header, example) => `${header} (${example})`,
      unused: (headers) => `Não usadas: ${headers}`,
      keeps: "Seus cabeçalhos ficam como estão. A resposta fica guardada para esta página.",
      adds: "As colunas para os resultados são adicionadas ao lado delas.",
      button: "Usar estas colunas",
      needed: "Escolha uma coluna para o nome, para os participantes ou para ambos.",
      same: "Uma coluna não pode ser as duas coisas. Escolha outra.",
      used: (name, members, unused) =>
        `Colunas: ${[name, members].filter(Boolean).join(", ")}${unused && `; não usadas: ${unused}`}`,
      change: "Escolher outras colunas…",
      more: (headers) => `Colunas que você pode adicionar: ${headers}.`,
      addMore: "Adicionar",
    },
    permission: {
      title: "Falta a sua permissão",
      what: "O Chat Spaces ainda não pode ler esta página e criar espaços do Chat por você.",
      todo: "Conceda a permissão na guia que se abre e marque todas as caixas. Quando você voltar, tudo continua automaticamente.",
      button: "Conceder permissão",
    },
    check: {
      none: "Nenhuma linha pode ser criada como está",
      sheet: (name) => `Página “${name}”`,
      headers: (count) => plural(count, "Veja # coluna", "Veja # colunas"),
      types: {
        SPACE: "Espaços",
        GROUP_CHAT: "Chats em grupo",
        DIRECT_MESSAGE: "Mensagens diretas",
      },
      invitations: "Convites",
      time: "Duração",
      about: (time) => `cerca de ${time}`,
      done: "Linhas com espaço",
      leftOut: "Estas linhas ficam de fora. Clique em uma linha para ir até ela.",
      row: (number, name) => (name ? `Linha ${number}, ${name}` : `Linha ${number}`),
      selected: (number) => `A linha ${number} está selecionada na página.`,
      writeReasons: "Escrever os motivos ao lado das linhas",
      written: "Os motivos estão escritos na página.",
      choice: {
        legend: "Quais linhas",
        all: "Todas as linhas",
        visible: "As linhas que o filtro mostra",
        selected: "As linhas selecionadas na página",
      },
      copied: {
        title: (count) => plural(count, "# linha é uma cópia", "# linhas são cópias"),
        text: (count) =>
          plural(
            count,
            "Ela foi copiada com o ID da solicitação. Deve virar um espaço próprio?",
            "Elas foram copiadas com os IDs das solicitações. Cada uma deve virar um espaço próprio?",
          ),
        button: (count) => plural(count, "Tratar como linha nova", "Tratar como linhas novas"),
      },
      uncertain: {
        title: (count) =>
          plural(
            count,
            "De # linha não se sabe se o espaço existe",
            "De # linhas não se sabe se os espaços existem",
          ),
        text: (count) =>
          plural(
            count,
            "Veja no Chat. Se o espaço existe, escreva Criado no status da linha; se não existe:",
            "Veja no Chat. Onde um espaço existe, escreva Criado no status da linha; para as outras:",
          ),
        button: (count) => plural(count, "Já vi: ele não existe", "Já vi: eles não existem"),
      },
      displaced: {
        title: (count) =>
          plural(
            count,
            "# linha mostra um espaço com outro nome",
            "# linhas mostram um espaço com outro nome",
          ),
        text: (count) =>
          plural(
            count,
            "A linha foi renomeada, ou o espaço é de outra linha.",
            "As linhas foram renomeadas, ou os espaços são de outras linhas.",
          ),
        keep: (count) =>
          plural(count, "Renomeada: manter o espaço", "Renomeadas: manter os espaços"),
        button: (count) =>
          plural(
            count,
            "De outra linha: tratar como linha nova",
            "De outras linhas: tratar como linhas novas",
          ),
      },
      failed: (count) => plural(count, "# linha falhou antes", "# linhas falharam antes"),
      failedHint: "Elas são tentadas de novo.",
      edited: (count) =>
        plural(
          count,
          "# linha foi alterada depois que o espaço foi criado",
          "# linhas foram alteradas depois que os espaços foram criados",
        ),
      editedHint:
        "O Chat não sabe disso: quem foi acrescentado em Participantes precisa ser adicionado no próprio espaço, e o resto também se altera lá.",
      peopleHint:
        "Os outros talvez ainda precisem aceitar, ou o Chat os deixou de fora. Veja os participantes de cada espaço e depois escreva Criado como status da linha.",
      sameNames: (count) =>
        plural(count, "# nome aparece mais de uma vez", "# nomes aparecem mais de uma vez"),
      rows: (rows) => `linhas ${rows}`,
      create: (count) => plural(count, "Criar # espaço…", "Criar todos os # espaços…"),
      first: "Criar só o primeiro…",
    },
    confirm: {
      title: (count) => plural(count, "Criar # espaço agora?", "Criar # espaços agora?"),
      one: (name) => `Criar “${name}” agora?`,
      invites: (count) =>
        plural(
          count,
          "# convite é enviado na hora, em seu nome.",
          "# convites são enviados na hora, em seu nome.",
        ),
      leftOut: (count) =>
        plural(
          count,
          "# linha requer atenção e fica de fora.",
          "# linhas requerem atenção e ficam de fora.",
        ),
      stay: "Mantenha a planilha aberta. Se você a fechar, nada se perde: abra esta barra lateral de novo para continuar.",
      button: (count) => plural(count, "Criar # espaço", "Criar # espaços"),
    },
    progress: {
      title: "Criando espaços…",
      count: (done, total) => `${done} de ${total}`,
      starting: "Começando…",
      now: (name) => `Agora: ${name}`,
      left: (time) => `Tempo restante: cerca de ${time}`,
      cancel: "Cancelar",
      cancelling: "Cancelando…",
      stopping: "O processo para depois dos espaços que estão sendo criados agora.",
      goesOn: (time, left) => `Continua às ${time}, em ${left}.`,
      goesOnSoon: (left) => `Continua em ${left}.`,
      mayClose: "Você pode fechar isto: a criação continua sem você.",
      keepOpen: "Mantenha isto aberto: com a guia fechada a criação para, e nada se perde.",
      elsewhere: "Aguarda espaços que estão sendo criados em outro lugar ou foram interrompidos.",
      retrying: "O script não respondeu. Ele é chamado de novo automaticamente.",
      andMore: (names, count) => `${names} e mais ${count}`,
    },
    refreshed: "A página mudou e foi verificada de novo.",
    review: {
      changed: "Desde que você olhou",
      added: (count) =>
        plural(count, "# linha é nova ou foi alterada:", "# linhas são novas ou foram alteradas:"),
      gone: (count) =>
        plural(
          count,
          "# linha que você viu fica de fora agora: foi alterada ou não existe mais.",
          "# linhas que você viu ficam de fora agora: foram alteradas ou não existem mais.",
        ),
      nobody: "Ninguém é convidado: no início, os espaços são só seus.",
      forGood: "Espaços e convites não podem ser desfeitos aqui.",
      external: (count, total) => {
        const where =
          total === 1 ? "nele" : count === total ? "em todos eles" : `em ${count} deles`;
        return `Pessoas externas são permitidas ${where}. Isso não pode ser alterado depois.`;
      },
      noExternal: (total) =>
        plural(
          total,
          "Pessoas externas não são permitidas nele. Isso não pode ser alterado depois.",
          "Pessoas externas não são permitidas em nenhum deles. Isso não pode ser alterado depois.",
        ),
      spaces: "Quem cada espaço convida",
      invites: (kind, people) =>
        [kind, people || "ninguém além de você"].filter(Boolean).join(": "),
      notShown: (count) => plural(count, "Há mais # na página.", "Há mais # na página."),
      domains: (count) =>
        plural(
          count,
          "Para onde vão os convites: # domínio",
          "Para onde vão os convites: # domínios",
        ),
      groups: "Grupos do Google",
    },
    changed: (count) =>
      plural(
        count,
        "# linha foi alterada depois que você olhou e ficou como está.",
        "# linhas foram alteradas depois que você olhou e ficaram como estão.",
      ),
    putRight: (count) =>
      plural(
        count,
        "# linha foi corrigida depois de uma interrupção.",
        "# linhas foram corrigidas depois de uma interrupção.",
      ),
    underWay: {
      title: "Você começou a criar espaços",
      since: (time, created) =>
        `Começou em ${time}. ${plural(created, "# espaço criado", "# espaços criados")} até agora.`,
      left: (spaces, invitations) =>
        `Do que você confirmou, ${plural(spaces, "falta # espaço", "faltam # espaços")}, com ${plural(invitations, "# convite", "# convites")}.`,
      atWork: "Se outra guia está trabalhando nisso, deixe continuar lá.",
      atWorkAway: "A criação está em andamento, sem você ou em outra guia.",
      goesOn:
        "A criação continua sem você. Para acompanhar, continue aqui; para ver a página como está agora, verifique de novo.",
      todo: "Continue só com esses, ou verifique de novo para ver a página como está agora.",
      button: (count) => plural(count, "Continuar: criar # espaço", "Continuar: criar # espaços"),
    },
    away: {
      title: "Enquanto você está fora",
      continueRun: {
        on: "Se você fechar a guia, a criação continua sem você. Se ela parar, o Google avisa por e-mail o motivo.",
        off: "Se você fechar a guia, a criação para e nada se perde: abra esta barra lateral de novo para continuar.",
        byHand:
          "Se você fechar a guia, a criação para e nada se perde, a não ser que o acionador dela esteja ativado.",
        switchOn: "Continuar sem mim",
      },
      createSpaceFromForm: {
        on: "Novas respostas do formulário viram espaços automaticamente.",
        off: "Novas respostas do formulário esperam até você criar os espaços delas aqui.",
        byHand:
          "Novas respostas do formulário viram espaços automaticamente se o acionador delas estiver ativado.",
        switchOn: "Criar espaços das novas respostas",
      },
      switchOff: "Desativar",
      switchedOn: "Ativado.",
      switchedOff: "Desativado.",
      silent:
        "Está ativado, mas o acionador não tem sido executado: talvez o Google o tenha desativado.",
      switchAgain: "Ativar de novo",
      last: (when) => `O acionador foi executado pela última vez por volta de ${when}.`,
      rights:
        "Quem pode editar esta planilha também pode editar o script dela, e os acionadores o executam com as suas permissões.",
      permission: "O Chat Spaces ainda não pode ativar e desativar acionadores para você.",
      steps: {
        open: "Abra a página de acionadores do script e clique no botão que adiciona um acionador.",
        continueRun:
          "Para a criação, escolha a função “continueRun”, o evento com base no tempo, o contador de minutos e o intervalo de um minuto.",
        createSpaceFromForm:
          "Para um formulário, escolha a função “createSpaceFromForm”, a planilha como origem e o envio do formulário como evento.",
        save: "Salve e permita o que o Google pedir.",
        end: "Para desativar, exclua o acionador nessa página.",
      },
      page: "A página de acionadores do script",
      made: (count, when) =>
        `${plural(count, "# deles foi criado", "# deles foram criados")} sem você, o último em ${when}.`,
      stopped: (when) => `Parou em ${when}`,
      waiting: (count) =>
        plural(
          count,
          "# resposta do formulário espera pelo seu espaço",
          "# respostas do formulário esperam pelos seus espaços",
        ),
      waitingHint: (count) =>
        plural(
          count,
          "O espaço vem quando um acionador trabalhar de novo. Para tê-lo agora, crie-o aqui.",
          "Os espaços vêm quando um acionador trabalhar de novo. Para tê-los agora, crie-os aqui.",
        ),
    },
    busy: {
      title: "Já há espaços sendo criados",
      since: (time, created) =>
        `Começou às ${time}. ${plural(created, "# espaço criado", "# espaços criados")} até agora.`,
    },
    stopped: { title: "Parou" },
    end: {
      done: "Pronto",
      problems: "Pronto, com problemas",
      cancelled: "Cancelado",
      failed: "Falhou",
      ofAll: (created, total) =>
        `${plural(created, "#", "#")} de ${plural(total, "# espaço criado", "# espaços criados")}`,
      next: {
        done: "Cada resultado está na página.",
        problems:
          "O que foi criado continua lá. Corrija as linhas listadas aqui, ou veja a página, e verifique de novo.",
        cancelled: "O que foi criado continua lá. Você pode continuar com o resto quando quiser.",
        failed: "Nada foi criado. Corrija o que é apontado aqui e tente de novo.",
        stopped:
          "Nenhuma linha se perde: o processo continua de onde parou, e nenhum espaço é criado duas vezes.",
      },
      tooLate: (count) =>
        plural(
          count,
          "O cancelamento chegou tarde demais para # espaço.",
          "O cancelamento chegou tarde demais para # espaços.",
        ),
      spaces: "Os novos espaços",
      orphans: (count) =>
        plural(
          count,
          "# linha foi excluída nesse meio-tempo",
          "# linhas foram excluídas nesse meio-tempo",
        ),
      orphansHint: "Os espaços delas existem. Exclua no Chat os que não fazem falta.",
      orphanUnknown: (name) => `Veja no Chat se “${name}” existe.`,
      retry: (count) =>
        plural(
          count,
          "Tentar de novo a linha que falhou…",
          "Tentar de novo as # linhas que falharam…",
        ),
      goOn: (count) =>
        plural(count, "Continuar com # linha que falta…", "Continuar com as # linhas que faltam…"),
      others: (count) => plural(count, "Criar o outro espaço…", "Criar os outros # espaços…"),
    },
    failure: {
      title: "Não deu certo",
      accounts:
        "O Google não deixou esta página chegar ao script: isso acontece quando há várias Contas do Google conectadas no mesmo navegador.",
      accountsTodo: "Abra a planilha em um perfil do navegador ou janela anônima com uma só conta.",
      signedOut: "O Google não permite mais que esta janela acesse o script.",
      signedOutTodo:
        "Abra de novo pelo menu: continua de onde parou, e nada é criado duas vezes. Se não adiantar, recarregue a planilha e faça login com uma conta só.",
      connection: "Não foi possível chegar ao script, ou a resposta dele não chegou.",
      connectionTodo: "Verifique a conexão com a internet e tente de novo.",
      passing: "Os servidores do Google tiveram um erro passageiro.",
      passingTodo: "Espere um pouco e tente de novo.",
      unanswered: "O Google não disse se começou; é assim que a página está agora.",
      other: (message) => `O script respondeu: “${message}”`,
      otherTodo: "Tente de novo. Se continuar, feche e abra de novo pelo menu.",
    },
    newTab: "(abre uma nova guia)",
  },

  connection: {
    checking: "Perguntando ao Chat…",
    ready: "Até aqui, nada falta",
    missing: "Falta alguma coisa",
    unknown: "Nem tudo pôde ser verificado",
    mend: {
      serviceOff: "Como ativar",
      scopeMissing: "Abrir suas conexões",
      apiDisabled: "Ativar a API",
      chatOff: "Abrir as configurações do Chat",
      appNotConfigured: "Configurar o app do Chat",
      adminRestricted: "Abrir o Admin Console",
    },
  },

  help: {
    title: "Como funciona o Chat Spaces",
    steps: [
      "Cada linha da sua lista é um espaço. Abra a barra lateral com “Criar espaços desta página…”: se os cabeçalhos são seus, ela pergunta uma vez qual coluna tem o nome e qual os participantes.",
      "Ela verifica cada linha e mostra quem cada espaço convidaria. Nada é criado antes de você confirmar.",
      "Crie só o primeiro para ver como fica no Chat, depois os outros. Linhas escondidas por um filtro ficam de fora, a não ser que você escolha todas as linhas.",
      "Você pode cancelar ou fechar a guia quando quiser: abra a barra lateral de novo, e ela continua. Nenhuma linha vira dois espaços.",
      "Mais tarde, adicione linhas e verifique de novo: só as linhas novas são criadas.",
    ],
    statusTitle: "O que significa o status de uma linha",
    statuses: {
      CREATED: "O espaço existe; o link está ao lado.",
      CHECK_PEOPLE: "O espaço existe, e nem todos entraram ainda.",
      FAILED: "O Chat recusou; Detalhes diz por quê. Corrija a linha e crie de novo.",
      ATTENTION: "A linha ficou de fora; Detalhes diz o que corrigir.",
      CREATING: "O Chat está recebendo o pedido agora.",
      UNKNOWN: "A resposta do Chat não chegou; Detalhes diz o que fazer.",
    },
    columnsTitle: "O que cabe em cada coluna",
    away: "A criação pode continuar com a guia fechada, e cada resposta de um formulário pode virar um espaço. A barra lateral diz se é assim. Onde ela não tem um botão para isso, faz-se à mão:",
    setupTitle: "Se não funcionar",
    setup:
      "“Verificar a conexão com o Chat…”, no menu, diz qual é o primeiro passo que falta e onde resolvê-lo.",
  },

  dialog: {
    type: "Tipo",
    name: "Nome",
    members: "Participantes",
    membersHint: "Endereços de e-mail, sem o seu. Grupos como groups/ID.",
    description: "Descrição",
    optional: "(opcional)",
    create: "Criar",
    creating: "Criando o espaço…",
    close: "Fechar",
    another: "Criar outro",
    created: (name) => `“${name}” está pronto`,
    open: "Abrir no Google Chat",
    unsure: "O espaço pode ter sido criado ou não",
    asSent: "Até lá, o formulário fica como foi enviado.",
    refused: "O espaço não foi criado",
  },
};

export const ptBRAdded: AddedText = {
  added: (count, time, names) =>
    plural(
      count,
      `# pessoa adicionada, ${time}: ${names}.`,
      `# pessoas adicionadas, ${time}: ${names}.`,
    ),
  already: (count) => plural(count, "# já estava lá.", "# já estavam lá."),
  invited: (count, names) =>
    plural(
      count,
      `# ainda precisa aceitar o convite: ${names}.`,
      `# ainda precisam aceitar o convite: ${names}.`,
    ),
  refused: (count, names) =>
    plural(count, `# não foi adicionada: ${names}.`, `# não foram adicionadas: ${names}.`),
  tooMany: (found, limit) =>
    `Dos ${found} participantes desta linha, só ${limit} podem ser adicionados a partir daqui. Adicione os demais no Chat.`,
  unsure: {
    members: (answer) =>
      `O Chat não disse se as pessoas foram adicionadas ou as funções mudadas.${answer && ` O Google disse: “${answer}”`}`,
    welcome: (answer) =>
      `O Chat não disse se a mensagem foi publicada.${answer && ` O Google disse: “${answer}”`}`,
  },
  toAdd: (count) => plural(count, "Falta adicionar # pessoa.", "Falta adicionar # pessoas."),
  unreadable: (words) => `“${words}” não é um endereço, e ninguém é adicionado por isso.`,
  managers: (count) => plural(count, "# virou administrador.", "# viraram administradores."),
  notGranted: {
    members: "A permissão para adicionar pessoas a espaços do Chat não foi concedida.",
    welcome: "A permissão para publicar mensagens no Chat não foi concedida.",
  },
  stillManagers: (count, names) =>
    plural(count, `# ainda é administrador: ${names}.`, `# ainda são administradores: ${names}.`),
  unproven: (space) =>
    `Não foi você quem registrou que o espaço é ${space}: compare antes com o endereço do espaço no Chat.`,
  notManagers: (count, names) =>
    plural(
      count,
      `# não pôde virar administrador: ${names}.`,
      `# não puderam virar administradores: ${names}.`,
    ),
  toChange: (count) => plural(count, "Falta mudar # função.", "Falta mudar # funções."),
  posted: "A mensagem de boas-vindas foi publicada.",
  notPosted: (why) => `A mensagem de boas-vindas não foi publicada: ${why}.`,
  toPost: "Falta publicar a mensagem de boas-vindas.",
  gone: (count, names) =>
    plural(
      count,
      `# está no espaço e não está mais nesta linha: ${names}. Remova no Chat quem deve sair.`,
      `# estão no espaço e não estão mais nesta linha: ${names}. Remova no Chat quem deve sair.`,
    ),
  waitingForQuota:
    "O limite do Chat de pessoas adicionadas por minuto se esgotou. Continua sozinho.",
  inRun: (count) => plural(count, "# pessoa adicionada", "# pessoas adicionadas"),
  rolesInRun: (count) => plural(count, "# função mudada", "# funções mudadas"),
  messagesInRun: (count) =>
    plural(count, "# mensagem de boas-vindas publicada", "# mensagens de boas-vindas publicadas"),
  why: {
    memberUnknown: "o Chat não conhece este endereço",
    notAllowed: "não permitido, pelo espaço ou pela sua organização",
  },
  check: (people, spaces) =>
    `${plural(people, "# pessoa", "# pessoas")} para adicionar a ${plural(spaces, "# espaço", "# espaços")}`,
  checkManagers: (count) =>
    plural(count, "# administrador para definir", "# administradores para definir"),
  checkNoManagers: (count) =>
    plural(
      count,
      "# administrador para virar participante",
      "# administradores para virar participantes",
    ),
  checkMessages: (count) =>
    plural(
      count,
      "# mensagem de boas-vindas para publicar",
      "# mensagens de boas-vindas para publicar",
    ),
  button: (people) => plural(people, "Adicionar # pessoa…", "Adicionar # pessoas…"),
  confirm: (people) => plural(people, "Adicionar # pessoa", "Adicionar # pessoas"),
  changeButton: (count) => plural(count, "Fazer # mudança…", "Fazer # mudanças…"),
  confirmChange: (count) => plural(count, "Fazer # mudança", "Fazer # mudanças"),
  manager: (name) => `${name} (administra)`,
  becomesManager: (name) => `${name} passa a administrar`,
  becomesMember: (name) => `${name} passa a ser participante`,
  message: "a mensagem de boas-vindas",
  welcome: (text) => `Mensagem de boas-vindas: ${text}`,
  later: (people) =>
    plural(
      people,
      "Mais # pessoa é adicionada depois que o espaço existe, com uma chamada ao Chat.",
      "Mais # pessoas são adicionadas depois que os espaços existem, cada uma com uma chamada ao Chat.",
    ),
  laterManagers: (count) =>
    plural(
      count,
      "# administrador é definido depois que o espaço existe.",
      "# administradores são definidos depois que os espaços existem.",
    ),
  laterMessages: (count) =>
    plural(
      count,
      "# mensagem de boas-vindas é publicada em seu nome, depois que todos foram adicionados.",
      "# mensagens de boas-vindas são publicadas em seu nome, depois que todos foram adicionados.",
    ),
  forGood: "Os convites são enviados na hora. Ninguém é removido de um espaço aqui.",
  goneTitle: (count) =>
    plural(
      count,
      "Em # linha não estão mais pessoas que estão no espaço dela",
      "Em # linhas não estão mais pessoas que estão no espaço delas",
    ),
  goneHint: "Ninguém é removido aqui. Remova no Chat quem deve sair.",
  andMore: (names, more) => `${names} e mais ${plural(more, "#", "#")}`,
};
