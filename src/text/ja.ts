import type { AddedText, CommonText, PageText, ScriptText } from "./languages";
import { counting } from "./plural";

/** 数によって形は変わらない。 */
const plural = counting<[string]>(",", () => 0);

const filled = (found: string, header: string) =>
  `「${header}」列にはすでに「${found}」と入力されています。ご自身の列であれば見出しを変更してください。そうでなければ、セルを空にするとこの行のスペースを作成できます。`;

/** 日本語で表示される文。 */
export const ja: CommonText = {
  createSpace: {
    title: "スペースを 1 つ作成",
    created: (name) => `スペース「${name}」を作成しました。`,
    open: (link) => `Google Chat で開く: ${link}`,
    took: (ms) => `Chat の処理時間: ${ms} ミリ秒`,
    wholeAnswer: (answer) => `Chat の応答全体: ${answer}`,
    notGranted: "Chat のスペースを作成する権限が付与されていません。",
    again:
      "少し待ってから、もう一度「作成」をクリックしてください。スペースが 2 つできることはありません。",
  },

  columns: {
    name: {
      headers: ["スペース名", "名前", "表示名", "チーム", "クラス", "プロジェクト", "取引先"],
      note: "スペースの名前です（128 文字以内）。種類が「スペース」の場合にのみ必要です。",
    },
    type: {
      headers: ["種類", "スペースの種類", "タイプ"],
      note: "スペース、グループ チャット、ダイレクト メッセージのいずれか。空の場合はスペースになります。",
    },
    members: {
      headers: ["メンバー", "参加者", "メールアドレス", "メール", "ユーザー"],
      note: "メールアドレスをカンマ、セミコロン、スペース、改行のいずれかで区切って入力します（ご自身を除いて 49 人まで）。Google グループは groups/ID の形で入力します。グループ チャットには 2 人以上、ダイレクト メッセージにはちょうど 1 人が必要です。",
    },
    description: {
      headers: ["説明", "概要"],
      note: "150 文字以内。ダイレクト メッセージには設定できません。",
    },
    guidelines: {
      headers: ["ガイドライン", "ルール"],
      note: "5,000 文字以内。ダイレクト メッセージには設定できません。",
    },
    whoCanPost: {
      headers: ["投稿できるユーザー", "投稿"],
      note: "全員、または管理者のみ。空の場合は全員になります。種類が「スペース」の場合のみ設定できます。",
    },
    externalPeople: {
      headers: ["外部ユーザー", "社外ユーザー", "ゲスト", "外部ユーザーを許可"],
      note: "はい、またはいいえ。「はい」にすると組織外のユーザーも参加できます。後から変更することはできません。",
    },
    history: {
      headers: ["履歴", "チャットの履歴"],
      note: "オン、またはオフ。空の場合は組織の設定に従います。",
    },
    managers: {
      headers: ["スペースの管理者", "管理者"],
      note: "スペースを管理する人のメールアドレスを、メンバーと同じ形で入力します。メンバーにもなるため、両方の列に入力する必要はありません。種類が「スペース」の場合のみ設定できます。",
    },
    welcome: {
      headers: ["ウェルカム メッセージ", "最初のメッセージ"],
      note: "全員が追加された後、新しいスペースにご自身の名前で 1 回だけ投稿されます。*太字*、_斜体_、<https://…|リンク> は Chat と同じように使えます。32,000 バイトまで。",
    },
    audience: {
      headers: ["検索できるユーザー", "公開範囲", "対象グループ", "アクセス"],
      note: "メンバーのみ、組織内の全員、または audiences/ID の形の対象グループ。空の場合はメンバーのみになります。種類が「スペース」の場合のみ設定できます。",
    },
    status: {
      headers: ["ステータス", "状態"],
      note: "Chat Spaces が記入します。「作成済み」の行は二度と変更されません。",
    },
    space: {
      headers: ["スペース", "リンク"],
      note: "Chat Spaces が記入します（スペースへのリンク）。",
    },
    details: {
      headers: ["詳細", "結果"],
      note: "Chat Spaces が記入します（起きたことと、必要な対応）。",
    },
    requestId: {
      headers: ["リクエスト ID", "リクエストID"],
      note: "Chat Spaces が記入します。1 行から 2 つのスペースができるのを防ぐものです。そのままにして、ほかの行にコピーしないでください。",
    },
  },

  words: {
    types: {
      SPACE: ["スペース", "名前付きスペース"],
      GROUP_CHAT: ["グループ チャット", "グループチャット", "グループ", "グループの会話"],
      DIRECT_MESSAGE: ["ダイレクト メッセージ", "ダイレクトメッセージ", "ダイレクト"],
    },
    posting: { EVERYONE: ["全員"], MANAGERS: ["管理者のみ", "管理者"] },
    yes: ["はい", "可", "許可", "有", "x", "1"],
    no: ["いいえ", "不可", "禁止", "無", "0"],
    on: ["オン", "はい", "有効"],
    off: ["オフ", "いいえ", "無効"],
    audiences: {
      none: ["メンバーのみ", "メンバー", "非公開"],
      "audiences/default": ["組織内の全員", "組織全体", "組織"],
    },
    statuses: {
      CREATED: ["作成済み"],
      CHECK_PEOPLE: ["作成済み – メンバーを確認"],
      FAILED: ["失敗"],
      ATTENTION: ["要確認"],
      CREATING: ["作成中…"],
      UNKNOWN: ["結果は未確認"],
    },
  },

  problems: {
    nameMissing: () => "スペースの名前がありません。入力してください。",
    nameTooLong: (found, limit) =>
      `名前が ${found} 文字あります。Chat の上限は ${limit} 文字です。短くしてください。`,
    nameHasControlCharacters: () =>
      "名前に改行などの目に見えない制御文字が含まれています。削除してください。",
    nameNotAllowed: (found) =>
      `名前を付けられるのは種類が「スペース」の場合だけです。「${found}」を削除するか、種類を「スペース」にしてください。`,
    typeUnknown: (found) =>
      `「${found}」という種類はありません。スペース、グループ チャット、ダイレクト メッセージのいずれかを選択してください。`,
    memberInvalid: (found, count) =>
      count === 1
        ? `「${found}」はメールアドレスではありません。修正するか、Google グループを groups/ID の形で入力してください。`
        : `次のものはメールアドレスではありません: ${found}。修正するか、Google グループを groups/ID の形で入力してください。`,
    membersAreNames: (found, count) =>
      `${count === 1 ? `「${found}」は名前です` : `次のものは名前です: ${found}`}。Chat にはメールアドレスが必要です。入力するか、「データ」→「データの抽出」でユーザー チップをアドレスに変換してください。`,
    membersTooMany: (found, limit) =>
      `メンバーが ${found} 人います。スペースの作成時に Chat が受け付けるのは ${limit} 人までです。種類が「スペース」であれば、メンバーを Google グループにまとめて groups/ID の形で入力してください。ID は、管理コンソールでそのグループのページを開いたときのアドレスの末尾にあります。または、残りのメンバーを後から Chat で追加してください。`,
    groupNotAllowed: (found) =>
      `Google グループを入力できるのは種類が「スペース」の場合だけです。「${found}」を削除するか、種類を「スペース」にしてください。`,
    groupChatTooSmall: (found, limit) =>
      `グループ チャットにはご自身のほかに ${limit} 人以上が必要ですが、${found} 人しかいません。メンバーを追加してください。`,
    directMessageNeedsOne: (found) =>
      `ダイレクト メッセージにはご自身のほかにちょうど 1 人が必要ですが、${found} 人います。メンバーを修正してください。`,
    managerInvalid: (found) =>
      `「${found}」は管理者にできません。Chat には個人のメールアドレスが必要です。修正してください。`,
    managersNotAllowed: () =>
      "管理者を指定できるのは種類が「スペース」の場合だけです。セルを空にするか、種類を変更してください。",
    welcomeTooLong: (found, limit) =>
      `ウェルカム メッセージは ${found} バイトで、Chat の上限は ${limit} バイトです。短くしてください。`,
    descriptionTooLong: (found, limit) =>
      `説明が ${found} 文字あります。Chat の上限は ${limit} 文字です。短くしてください。`,
    guidelinesTooLong: (found, limit) =>
      `ガイドラインが ${found} 文字あります。Chat の上限は ${limit} 文字です。短くしてください。`,
    detailsNotAllowed: () =>
      "ダイレクト メッセージには説明もガイドラインも設定できません。削除するか、別の種類を選択してください。",
    whoCanPostUnknown: (found) =>
      `「${found}」では誰が投稿できるのかわかりません。「全員」か「管理者のみ」を選択してください。`,
    whoCanPostNotAllowed: () =>
      "投稿できるユーザーを制限できるのは種類が「スペース」の場合だけです。この欄を空にするか、種類を「スペース」にしてください。",
    externalPeopleUnknown: (found) =>
      `「${found}」では外部ユーザーを許可するかどうかがわかりません。「はい」か「いいえ」を入力してください。`,
    historyUnknown: (found) =>
      `「${found}」では履歴を残すかどうかがわかりません。「オン」か「オフ」を選択してください。`,
    audienceUnknown: (found) =>
      `「${found}」では誰がスペースを検索できるのかわかりません。「メンバーのみ」か「組織内の全員」を選択するか、audiences/ID の形で入力してください。`,
    cellError: (found) =>
      `この行の数式でエラー「${found}」が発生しています。数式を修正してください。`,
    statusUnknown: (found, _limit, header) =>
      `「${found}」は Chat Spaces のステータスではありません。「${header}」がご自身の列であれば見出しを変更してください。そうでなければ、セルを空にしてください。`,
    spaceFilled: (found, _limit, header) => filled(found, header),
    detailsFilled: (found, _limit, header) => filled(found, header),
    copied: () =>
      "この行は、リクエスト ID も含めて別の行のコピーです。この行にもスペースを作成するには、サイドバーで「新しい行にする」をクリックするか、ステータス、スペース、詳細、リクエスト ID を空にしてください。",
    begunByAnother: () =>
      "この行は別のユーザーが開始しており、結果がわかりません。スペースがあるかどうかを Chat で確認してください。あれば、ステータスに「作成済み」と入力してください。なければ、サイドバーで「確認済み: 存在しない」をクリックするか、ステータス、詳細、リクエスト ID を空にしてください。",
    begunLongAgo: () =>
      "この行は 1 日以上前に開始されており、結果がわかりません。スペースがあるかどうかを Chat で確認してください。あれば、ステータスに「作成済み」と入力してください。なければ、サイドバーで「確認済み: 存在しない」をクリックするか、ステータス、詳細、リクエスト ID を空にしてください。",
    changedSince: () =>
      "変更前のこの行の内容で、Chat がスペースを作成した可能性があります。そのスペースがあるかどうかを Chat で確認してください。あれば、ステータスに「作成済み」と入力し、Chat でスペースを変更してください。なければ、サイドバーで「確認済み: 存在しない」をクリックするか、ステータス、詳細、リクエスト ID を空にしてください。",
    requestIdUnknown: (found, _limit, header) =>
      `「${found}」は Chat Spaces のリクエスト ID ではありません。「${header}」がご自身の列であれば見出しを変更してください。そうでなければ、列が非表示の場合は表示して、セルを空にしてください。`,
    requestIdLost: () =>
      "この行は開始されましたが、リクエスト ID がなくなっているため、結果がわかりません。スペースがあるかどうかを Chat で確認してください。あれば、ステータスに「作成済み」と入力してください。なければ、サイドバーで「確認済み: 存在しない」をクリックするか、ステータスと詳細を空にしてください。",
    audienceNotAllowed: () =>
      "ほかのユーザーが検索できるのは種類が「スペース」の場合だけです。「メンバーのみ」か、種類「スペース」を選択してください。",
    displaced: (found) =>
      `この行には、別の名前の行のために作成されたスペース「${found}」が表示されています。この行のスペースであれば、サイドバーで「名前を変更した: スペースはそのまま」をクリックしてください。そうでなければ、「別の行のスペース: 新しい行にする」をクリックしてください。`,
  },

  run: {
    sheetNotGranted: "このシートを読み取り、変更する権限が付与されていません。",
    notKnown:
      "Chat からの応答が届かなかったため、このスペースができたかどうかはまだわかりません。もう一度開始してください。Chat には同じスペースとして依頼するため、2 つ作成されることはありません。",
    busyMine:
      "別のタブで、このスプレッドシートからスペースを作成しています。そのタブで続けてください。タブを閉じた場合は、1 分ほど待ってからもう一度お試しください。",
    busyOther:
      "別のユーザーが、このスプレッドシートからスペースを作成しています。終わってからもう一度お試しください。",
    created: (time) => `${time} に作成しました。`,
    readyDirectMessage: (time) =>
      `${time} に準備できました。この相手とのダイレクト メッセージがすでにあった場合は、同じものです。`,
    restored:
      "作成済みです。中断のためこの行に結果がありませんでしたが、リクエスト ID をもとに復元しました。",
    joinedUnknown: "誰が参加したかはわかりません。スペースのメンバーを確認してください。",
    notYours: "この処理はすでに終了しています。続けるには、シートをもう一度確認してください。",
    goOnLater:
      "後でもう一度開始してください。止まったところから再開し、スペースが重複して作成されることはありません。",
    changedMeanwhile: "スペースの作成中にこの行が変更されました。スペースは変更前の内容です。",
    otherName: (name) =>
      `この行が変更される前に、Chat が「${name}」という名前で作成しました。Chat で名前を変更するか、そのままにしてください。`,
    waitingForQuota: "1 分あたりに作成できるスペース数の上限に達しました。自動的に再開します。",
    paceInvalid: (found) =>
      `スクリプト プロパティ SPACES_PER_MINUTE の値が「${found}」になっています。0 より大きい数値を入力するか、プロパティを削除してください。`,
    sheetGone:
      "シートまたはその列が削除されました。元に戻すか、別のシートを選択してもう一度開始してください。",
    timeFormat: "yyyy/MM/dd HH:mm",
  },

  unprepared: {
    reserved: (header) =>
      `「${header}」は Chat Spaces が記入する列の名前です。ご自身の列であれば、シートで見出しを変更すると選択できるようになります。`,
    noHeader: (row) =>
      `${row} 行目にすでにアドレスがありますが、各列の内容を示す見出しがその上にありません。リストの上に行を挿入し、「名前」や「メンバー」などの見出しを各列に付けてください。`,
    noColumns:
      "シートが保護されているか、見出しのセルが結合されているため、このシートには列を追加できません。保護を解除してもらうか、セルの結合を解除してから、もう一度準備してください。",
  },

  setup: {
    title: "Chat との接続",
    steps: {
      serviceOff: "Google Chat の拡張サービス（スクリプトでの有効化）",
      scopeMissing: "スペースを作成する権限",
      apiDisabled: "Google Chat API（Cloud プロジェクトでの有効化）",
      chatOff: "Google Chat（アカウントでの有効化）",
      appNotConfigured: "Chat アプリ（Cloud プロジェクトでの構成）",
      adminRestricted: "管理者の許可",
    },
    states: { done: "完了", missing: "未完了", unknown: "不明" },
  },

  signs: { colon: ": ", stop: "。" },

  examples: [
    {
      name: "2 年 B 組",
      type: "スペース",
      members: "ana@example.com, bruno@example.com",
      description: "2 年 B 組に関するすべて",
    },
    {
      name: "",
      type: "ダイレクト メッセージ",
      members: "colleague@example.com",
      description: "",
    },
  ],
};

export const jaScript: ScriptText = {
  menu: {
    title: "Chat Spaces",
    createFromSheet: "このシートからスペースを作成…",
    createSpace: "スペースを 1 つ作成…",
    prepareSheet: "このシートを準備",
    checkSetup: "Chat との接続を確認…",
    help: "ヘルプ",
  },

  notJoined: (joined, asked) =>
    `${asked} 人中 ${joined} 人が参加しました。残りの ${asked - joined} 人は、まだ承諾していないか、Chat によって追加されませんでした。スペースのメンバーを確認してください。ご自身をリストに入れた場合は、ご自身も残りの人数に含まれます。`,
  listedLater: "リンクから開けます。誰かがメッセージを送ると、Chat の一覧に表示されます。",

  problemGroups: {
    nameMissing: "名前がない",
    nameTooLong: "名前が長すぎる",
    nameHasControlCharacters: "名前に目に見えない文字がある",
    nameNotAllowed: "名前を付けられない種類",
    typeUnknown: "不明な種類",
    memberInvalid: "メールアドレスではない",
    membersAreNames: "メールアドレスではなく名前",
    membersTooMany: "メンバーが多すぎる",
    groupNotAllowed: "Google グループを入力できない種類",
    groupChatTooSmall: "グループ チャットの人数が足りない",
    directMessageNeedsOne: "ダイレクト メッセージの相手が 1 人ではない",
    managerInvalid: "管理者がメールアドレスではない",
    managersNotAllowed: "管理者: 種類「スペース」のみ",
    welcomeTooLong: "ウェルカム メッセージが長すぎる",
    descriptionTooLong: "説明が長すぎる",
    guidelinesTooLong: "ガイドラインが長すぎる",
    detailsNotAllowed: "ダイレクト メッセージの説明またはガイドライン",
    whoCanPostUnknown: "投稿できるユーザーが不明",
    whoCanPostNotAllowed: "投稿できるユーザー: 種類「スペース」のみ",
    externalPeopleUnknown: "外部ユーザーを許可するかどうかが不明",
    historyUnknown: "履歴を残すかどうかが不明",
    audienceUnknown: "検索できるユーザーが不明",
    audienceNotAllowed: "検索できるユーザー: 種類「スペース」のみ",
    cellError: "数式のエラー",
    statusUnknown: "Chat Spaces のものではないステータス",
    spaceFilled: "「スペース」列が入力済み",
    detailsFilled: "「詳細」列が入力済み",
    requestIdUnknown: "Chat Spaces のものではないリクエスト ID",
    requestIdLost: "結果が不明",
    begunByAnother: "結果が不明",
    begunLongAgo: "結果が不明",
    changedSince: "結果が不明",
    copied: "コピー",
    displaced: "スペースと名前が異なる",
  },

  headers: {
    twice: (header) =>
      `「${header}」列が 2 つあります。読み取るのは最初の列だけです。もう一方の見出しを変更してください。`,
    near: (header, column) =>
      `「${header}」列は読み取られません。「${column}」のことであれば、見出しを修正してください。`,
  },

  background: {
    made: (made, left) =>
      `${plural(made, "# 個のスペースを作成しました")}。${plural(left, "残りは # 行です")}。`,
    stopped: (time, why) => `${time} に停止しました。${why}`,
    timeUsedUp: (minutes) => [
      `Google がトリガーに割り当てる 1 日 ${minutes} 分を使い切りました。`,
      "また時間ができると自動的に再開します。今すぐ続けるには、サイドバーを開いてください。",
    ],
    minutesInvalid: (found) =>
      `スクリプト プロパティ TRIGGER_MINUTES の値が「${found}」になっています。5 以上の数値を入力するか、プロパティを削除してください。`,
  },

  form: {
    later: (limit, time) =>
      `フォームから 1 時間以内に作成されたスペースが上限の ${plural(limit, "# 個")}に達しました。この回答のスペースは、${time} 以降にトリガーが実行されたときに作成されます。今すぐ必要な場合は、サイドバーから作成してください。`,
    limitInvalid: (found) =>
      `スクリプト プロパティ FORM_SPACES_PER_HOUR の値が「${found}」になっています。0 より大きい整数を入力するか、プロパティを削除してください。`,
    notPrepared: (columns) =>
      `フォームの回答が届きましたが、シートに次の列がありません: ${columns}。シートのメニューで「このシートを準備」を選択し、サイドバーからこの回答のスペースを作成してください。`,
  },

  prepared: {
    nothing: "このシートの準備はできています。必要なものはすべてそろっています。",
    nothingYet: "今のところ、ほかに準備できるものはありません。",
    gone: (headers) => `選択されていた「${headers}」列がなくなりました。`,
    columns: (columns) => `追加した列: ${columns}。`,
    done: (parts) => `設定したもの: ${parts}。`,
    parts: {
      notes: "見出しのメモ",
      choices: "プルダウン",
      colours: "ステータスの色",
      frozen: "見出しの固定",
      layout: "列の幅",
    },
    isAsked:
      "次に「このシートからスペースを作成…」を開き、名前とメンバーがどの列にあるかを指定してください。",
    examples:
      "すべての列がそろいました。1 つのスペースにつき 1 行を入力してください。例の行は書き方の見本です。作成されることはないので、置き換えてください。",
    withoutChoices: (columns) =>
      `次の列にはプルダウンを設定できません: ${columns}。見出しのメモにある語を入力してください。`,
    refused: (parts) =>
      `シートで許可されなかったもの: ${parts}。設定されていなくても問題なく動作します。`,
  },

  trial: {
    noAnswer: "Chat からの応答が届きませんでした。",
    notAsked: ["そのため、残りの項目はわかりません。数分後にもう一度確認してください。"],
    barred: (answer) => [
      `試しにダイレクト メッセージを始めることを Chat が許可しませんでした。応答: 「${answer}」`,
      "ダイレクト メッセージの開始とスペースの作成が許可されているか、管理者に確認してください。または、スペースを 1 つ作成して試してください。",
    ],
    unclear: (answer) => [
      `Chat が予期しない応答を返しました: 「${answer}」`,
      "そのため、スペースを作成できるかどうかはわかりません。スペースを 1 つ作成して試してください。",
    ],
    ready: [
      "スペースを作成せずに確認できる範囲では、不足しているものはありません。",
      "スペースやグループ チャットの作成を管理者が許可しているかどうかは、実際に作成するまでわかりません。スペースを 1 つ作成して試してください。",
    ],
  },

  failures: {
    serviceOff: {
      what: () => "このスクリプトでは Google Chat の拡張サービスが有効になっていません。",
      todo: "スクリプト エディタで「サービス」の横の「+」をクリックし、Google Chat API を追加してから、もう一度お試しください。",
    },
    apiDisabled: {
      what: () =>
        "このスクリプトの Google Cloud プロジェクトで Google Chat API が有効になっていません。",
      todo: "そのプロジェクトで Google Chat API を開いて「有効にする」をクリックし、数分待ってから、もう一度お試しください。",
    },
    appNotConfigured: {
      what: () =>
        "このスクリプトの Google Cloud プロジェクトに、構成済みの Chat アプリがありません。",
      todo: "そのプロジェクトで Google Chat API の「構成」タブを開き、アプリの名前、アバター、説明を入力して保存してから、もう一度お試しください。",
    },
    scopeMissing: {
      what: () => ja.createSpace.notGranted,
      todo: "もう一度実行し、Google から確認されたらすべての権限にチェックを入れてください。確認されない場合は、先に Google アカウントでこのスクリプトのアクセス権を削除してください。",
    },
    signedOut: {
      what: () => "Google がログインを受け付けませんでした。",
      todo: "ページを再読み込みしてもう一度実行し、Google から確認されたらスクリプトを承認してください。",
    },
    chatOff: {
      what: () => "お使いのアカウントでは Google Chat がオフになっています。",
      todo: "Gmail の設定で Google Chat をオンにするか、管理者に依頼してください。",
    },
    adminRestricted: {
      what: () => "組織の管理者が、この Chat アプリにこの操作を許可していません。",
      todo: "管理コンソールの「セキュリティ」→「API の制御」でこのアプリを許可するよう、管理者に依頼してください。",
    },
    memberUnknown: {
      what: () => "Chat が認識できないメンバーがいます。",
      todo: "メールアドレスを 1 つずつ確認してください。Google グループは groups/ID の形で入力します。グループのメールアドレスは使えません。",
    },
    notAllowed: {
      what: () => "このスペースの作成は Chat で許可されていません。",
      todo: "スペースの作成とこれらのユーザーの招待が許可されているか、管理者に確認してください。または、組織外のユーザーを外してください。",
    },
    nameTaken: {
      what: () => "同じ名前のスペースが組織内にすでにあります。",
      todo: "別の名前を選んでください。",
    },
    refused: {
      what: (answer) => `Chat がこのスペースの作成を拒否しました。応答: 「${answer}」`,
      todo: "応答で指摘された点を修正してから、もう一度お試しください。",
    },
    quota: {
      what: () => "1 分あたりに作成できるスペース数の上限に達しました。",
      todo: "数分待ってから、もう一度お試しください。",
    },
    unavailable: {
      what: () => "現在、Chat を利用できません。",
      todo: "数分待ち、スペースができていないか Chat で確認してから、もう一度お試しください。",
    },
    noAnswer: {
      what: (answer) =>
        `Chat からの応答が届かなかったため、スペースができたかどうかわかりません。${answer && `Google の応答: 「${answer}」`}`,
      todo: "もう一度試す前に、スペースができていないか Chat で確認してください。",
    },
    oddAnswer: {
      what: () =>
        "Chat の応答に作成されたスペースが示されていないため、スペースができたかどうかわかりません。",
      todo: "もう一度試す前に、スペースができていないか Chat で確認してください。",
    },
    unexpected: {
      what: (answer) => `スクリプト自体でエラーが発生しました: 「${answer}」`,
      todo: "最新版の Chat Spaces をプッシュしてください。それでも解決しない場合は、この文面を添えて報告してください。",
    },
  },

  link: (link) => `参照: ${link}`,
  nextQuoted: "」「",
};

/* istanbul ignore next: the page says it, no test of the script does */
export const jaPage: PageText = {
  check: {
    nothing: "作成するものがありません。どの行も、スペースが作成済みか、空か、確認が必要です。",
    examples: (count) =>
      plural(count, "例の行 # 行は対象外です。ご自身の内容に置き換えてください。"),
    types: {
      SPACE: (count) => plural(count, "スペース # 個"),
      GROUP_CHAT: (count) => plural(count, "グループ チャット # 個"),
      DIRECT_MESSAGE: (count) => plural(count, "ダイレクト メッセージ # 個"),
    },
    invitations: (count) => plural(count, "招待 # 件"),
    row: (number, name, reason) => `${number} 行目（${name}）: ${reason}`,
    sameName: (name, rows) => `「${name}」という名前の行が複数あります: ${rows}`,
    confirm: "今すぐ作成しますか？",
    attention: (count) => plural(count, "# 行を確認してください"),
    count: (spaces) => plural(spaces, "作成するスペース: # 個"),
    people: (count) => plural(count, "# 個のスペースに、まだ参加していない人がいます"),
    done: (count) => plural(count, "# 行はスペースが作成済みです"),
    duration: (time) => `所要時間は約 ${time}です。`,
    more: (count) => plural(count, "…ほか # 件"),
    group: (title, count) => `${title}（${count}）`,
  },

  report: {
    again: "続けるには、もう一度開始してください。",
    lost: (name, link) => `「${name}」の行は途中で削除されました。スペースはこちらです: ${link}`,
    created: (count) => plural(count, "スペースを # 個作成しました"),
    failed: (count) => plural(count, "# 行が失敗しました"),
    left: (count) => plural(count, "残り # 行"),
    took: (time) => `所要時間は ${time}でした。`,
  },

  duration: (ms) => {
    const seconds = Math.max(1, Math.round(ms / 1000));
    if (seconds < 90) return `${seconds} 秒`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 90) return `${minutes} 分`;
    return `${Math.floor(minutes / 60)} 時間 ${minutes % 60} 分`;
  },

  sidebar: {
    language: "ja",
    loading: "シートを確認しています…",
    working: "お待ちください…",
    checkAgain: "もう一度確認",
    tryAgain: "再試行",
    back: "戻る",
    lastRun: (when, isMine) => `前回の実行: ${when}（${isMine ? "あなた" : "別のユーザー"}）`,
    outside: (count) =>
      plural(
        count,
        "スペースがまだない行が、この範囲の外に # 行あります。表示するには「すべての行」を選択してください。",
      ),
    nothing: {
      title: "作成するものはありません",
      todo: "どの行も、空か、スペースが作成済みです。行に入力してから、もう一度確認してください。",
    },
    notSetUp: {
      title: "このシートはまだ準備ができていません",
      missing: (columns) => `次の列が必要です: ${columns}。`,
      hint: "ほかの列の隣に追加されます。今ある内容は変更されません。",
      button: "このシートを準備",
      noHeader: "このリストには見出しがありません",
    },
    columns: {
      title: "どの列に何がありますか？",
      name: "スペースの名前",
      members: "メンバー（メールアドレス）",
      none: "– 新しい列 –",
      example: (header, example) => `${header}（${example}）`,
      unused: (headers) => `使用しない列: ${headers}`,
      keeps: "見出しはそのまま残ります。選択した内容はこのシートに保存されます。",
      adds: "その隣に、結果を記入する列が追加されます。",
      button: "これらの列を使用",
      needed: "名前、メンバー、またはその両方の列を選択してください。",
      same: "1 つの列を両方に使うことはできません。別の列を選択してください。",
      used: (name, members, unused) =>
        `列: ${[name, members].filter(Boolean).join("、")}${unused && `。使用しない列: ${unused}`}`,
      change: "ほかの列を選択…",
      more: (headers) => `追加できる列: ${headers}。`,
      addMore: "追加",
    },
    permission: {
      title: "権限が必要です",
      what: "Chat Spaces には、このシートを読み取り、Chat のスペースを作成する権限がまだありません。",
      todo: "開いたタブで権限を付与し、すべてのチェックボックスをオンにしてください。このタブに戻ると、自動的に続行します。",
      button: "権限を付与",
    },
    check: {
      none: "このまま作成できる行はありません",
      sheet: (name) => `シート「${name}」`,
      headers: (count) => plural(count, "# 列を確認してください"),
      types: {
        SPACE: "スペース",
        GROUP_CHAT: "グループ チャット",
        DIRECT_MESSAGE: "ダイレクト メッセージ",
      },
      invitations: "招待",
      time: "所要時間",
      about: (time) => `約 ${time}`,
      done: "スペースがある行",
      leftOut: "これらの行は対象外です。行をクリックするとその行に移動します。",
      row: (number, name) => (name ? `${number} 行目: ${name}` : `${number} 行目`),
      selected: (number) => `シートの ${number} 行目を選択しました。`,
      writeReasons: "理由を行の横に書き込む",
      written: "理由をシートに書き込みました。",
      choice: {
        legend: "対象の行",
        all: "すべての行",
        visible: "フィルタで表示されている行",
        selected: "シートで選択している行",
      },
      copied: {
        title: (count) => plural(count, "# 行がコピーです"),
        text: (count) =>
          plural(
            count,
            "リクエスト ID ごとコピーされています。それぞれ別のスペースを作成しますか？",
          ),
        button: () => "新しい行にする",
      },
      uncertain: {
        title: (count) => plural(count, "# 行は、スペースができたかどうかわかりません"),
        text: () =>
          "Chat で確認してください。スペースがあれば、行のステータスに「作成済み」と入力してください。ない場合は、次のボタンをクリックしてください。",
        button: () => "確認済み: 存在しない",
      },
      displaced: {
        title: (count) => plural(count, "# 行に、別の名前のスペースが表示されています"),
        text: () => "行の名前が変更されたか、スペースが別の行のものです。",
        keep: () => "名前を変更した: スペースはそのまま",
        button: () => "別の行のスペース: 新しい行にする",
      },
      failed: (count) => plural(count, "# 行が前回失敗しました"),
      failedHint: "もう一度試します。",
      edited: (count) => plural(count, "# 行がスペースの作成後に変更されました"),
      editedHint:
        "この変更は Chat には反映されていません。メンバーに追加した人はスペースで追加し、ほかの変更もスペースで行ってください。",
      peopleHint:
        "残りの人は、まだ承諾していないか、Chat によって追加されませんでした。各スペースのメンバーを確認し、確認したら行のステータスに「作成済み」と入力してください。",
      sameNames: (count) => plural(count, "# 個の名前が重複しています"),
      rows: (rows) => `行 ${rows}`,
      create: (count) => plural(count, "# 個のスペースを作成…"),
      first: "最初の 1 つだけ作成…",
    },
    confirm: {
      title: (count) => plural(count, "# 個のスペースを作成しますか？"),
      one: (name) => `「${name}」を作成しますか？`,
      invites: (count) => plural(count, "# 件の招待が、あなたの名前ですぐに送信されます。"),
      leftOut: (count) => plural(count, "確認が必要な # 行は対象外です。"),
      stay: "シートを開いたままにしてください。閉じても何も失われません。続けるには、このサイドバーをもう一度開いてください。",
      button: (count) => plural(count, "# 個のスペースを作成"),
    },
    progress: {
      title: "スペースを作成しています…",
      count: (done, total) => `${done} / ${total}`,
      starting: "開始しています…",
      now: (name) => `作成中: ${name}`,
      left: (time) => `残り約 ${time}`,
      cancel: "キャンセル",
      cancelling: "キャンセルしています…",
      stopping: "現在作成中のスペースが終わると停止します。",
      goesOn: (time, left) => `${time}（${left}後）に再開します。`,
      goesOnSoon: (left) => `${left}後に再開します。`,
      mayClose: "閉じてもかまいません。作成はそのまま続きます。",
      keepOpen: "開いたままにしてください。タブを閉じると停止しますが、何も失われません。",
      elsewhere: "別の場所で作成中か、中断されたスペースを待っています。",
      retrying: "スクリプトから応答がありませんでした。自動的に再試行します。",
      andMore: (names, count) => `${names}、ほか ${count} 個`,
    },
    refreshed: "シートが変更されたため、もう一度確認しました。",
    review: {
      changed: "前回の確認以降",
      added: (count) => plural(count, "# 行が追加または変更されました:"),
      gone: (count) =>
        plural(
          count,
          "確認した行のうち # 行が対象外になりました。変更されたか、なくなっています。",
        ),
      nobody: "招待される人はいません。最初は、スペースにいるのはあなただけです。",
      forGood: "スペースと招待は、ここでは取り消せません。",
      external: (count, total) => {
        const where =
          total === 1
            ? "このスペースでは"
            : count === total
              ? "すべてのスペースで"
              : `${count} 個のスペースで`;
        return `${where}外部ユーザーが許可されます。後から変更することはできません。`;
      },
      noExternal: () => "外部ユーザーは許可されません。後から変更することはできません。",
      spaces: "各スペースに招待する人",
      invites: (kind, people) => [kind, people || "あなただけ"].filter(Boolean).join(": "),
      notShown: (count) => plural(count, "ほかに # 個がシートにあります。"),
      domains: (count) => plural(count, "招待の送信先: # ドメイン"),
      groups: "Google グループ",
    },
    changed: (count) => plural(count, "確認後に変更された # 行は、作成しませんでした。"),
    putRight: (count) => plural(count, "中断された # 行を復元しました。"),
    underWay: {
      title: "スペースの作成が途中です",
      since: (time, created) =>
        `開始: ${time}。${plural(created, "これまでに # 個のスペースを作成しました")}。`,
      left: (spaces, invitations) =>
        `確認済みのうち、残りは${plural(spaces, "スペース # 個")}（${plural(invitations, "招待 # 件")}）です。`,
      atWork: "別のタブで実行中の場合は、そのタブで続けてください。",
      atWorkAway: "別のタブ、またはバックグラウンドで実行中です。",
      goesOn:
        "作成はこのまま続きます。様子を見るには、ここで続けてください。シートの現在の状態を見るには、もう一度確認してください。",
      todo: "これらだけを続けるか、シートの現在の状態を見るためにもう一度確認してください。",
      button: (count) => plural(count, "続行: # 個のスペースを作成"),
    },
    away: {
      title: "離れている間",
      continueRun: {
        on: "タブを閉じても作成は続きます。停止した場合は、Google から理由を知らせるメールが届きます。",
        off: "タブを閉じると作成は停止しますが、何も失われません。続けるには、このサイドバーをもう一度開いてください。",
        byHand:
          "タブを閉じると作成は停止しますが、何も失われません。トリガーが有効な場合はそのまま続きます。",
        switchOn: "離れていても続ける",
      },
      createSpaceFromForm: {
        on: "フォームの新しい回答から、自動的にスペースが作成されます。",
        off: "フォームの新しい回答は、ここでスペースを作成するまで保留されます。",
        byHand: "トリガーが有効な場合、フォームの新しい回答から自動的にスペースが作成されます。",
        switchOn: "新しい回答からスペースを作成",
      },
      switchOff: "無効にする",
      switchedOn: "有効にしました。",
      switchedOff: "無効にしました。",
      silent:
        "有効になっていますが、トリガーが最近実行されていません。Google によって無効にされた可能性があります。",
      switchAgain: "もう一度有効にする",
      last: (when) => `トリガーが最後に実行された日時: ${when} 頃`,
      rights:
        "このスプレッドシートを編集できる人はスクリプトも編集でき、トリガーはそれをあなたの権限で実行します。",
      permission: "Chat Spaces には、トリガーの有効と無効を切り替える権限がまだありません。",
      steps: {
        open: "スクリプトのトリガーのページを開き、「トリガーを追加」をクリックします。",
        continueRun:
          "作成を続けるには、関数に「continueRun」、イベントのソースに「時間主導型」、タイプに「分ベースのタイマー」、間隔に「1 分おき」を選択します。",
        createSpaceFromForm:
          "フォームの場合は、関数に「createSpaceFromForm」、イベントのソースに「スプレッドシートから」、種類に「フォーム送信時」を選択します。",
        save: "「保存」をクリックし、Google が求める権限を許可します。",
        end: "無効にするには、そのページでトリガーを削除します。",
      },
      page: "スクリプトのトリガーのページ",
      made: (count, when) =>
        `${plural(count, "このうち # 個は、離れている間に作成されました")}（最後は ${when}）。`,
      stopped: (when) => `${when} に停止`,
      waiting: (count) => plural(count, "フォームの回答 # 件がスペースの作成を待っています"),
      waitingHint: () =>
        "トリガーが次に実行されたときに作成されます。今すぐ必要な場合は、ここで作成してください。",
    },
    busy: {
      title: "すでにスペースを作成しています",
      since: (time, created) =>
        `開始: ${time}。${plural(created, "これまでに # 個のスペースを作成しました")}。`,
    },
    stopped: { title: "停止しました" },
    end: {
      done: "完了",
      problems: "完了（問題あり）",
      cancelled: "キャンセルしました",
      failed: "失敗",
      ofAll: (created, total) =>
        `${plural(total, "# 個")}中 ${plural(created, "# 個")}のスペースを作成しました`,
      next: {
        done: "結果はすべてシートにあります。",
        problems:
          "作成されたものはそのまま残ります。ここに示された行を修正するか、シートを見て、もう一度確認してください。",
        cancelled: "作成されたものはそのまま残ります。残りはいつでも続けられます。",
        failed: "何も作成されませんでした。ここに示された点を修正して、もう一度お試しください。",
        stopped:
          "失われた行はありません。止まったところから再開し、スペースが重複して作成されることはありません。",
      },
      tooLate: (count) => plural(count, "# 個のスペースは、キャンセルが間に合いませんでした。"),
      spaces: "新しいスペース",
      orphans: (count) => plural(count, "# 行が途中で削除されました"),
      orphansHint: "スペースは存在しています。不要なものは Chat で削除してください。",
      orphanUnknown: (name) => `「${name}」があるかどうかを Chat で確認してください。`,
      retry: (count) => plural(count, "失敗した # 行を再試行…"),
      goOn: (count) => plural(count, "残りの # 行を続ける…"),
      others: (count) => plural(count, "ほかの # 個のスペースを作成…"),
    },
    failure: {
      title: "うまくいきませんでした",
      accounts:
        "このページからスクリプトにアクセスできませんでした。1 つのブラウザで複数の Google アカウントにログインしていると起こります。",
      accountsTodo:
        "アカウントを 1 つだけ使うブラウザ プロファイルかシークレット ウィンドウで、シートを開いてください。",
      signedOut: "このページからスクリプトにアクセスできなくなりました。",
      signedOutTodo:
        "メニューからもう一度開いてください。止まったところから再開し、重複して作成されることはありません。解決しない場合は、シートを再読み込みし、1 つのアカウントだけでログインしてください。",
      connection: "スクリプトに接続できなかったか、応答が届きませんでした。",
      connectionTodo: "インターネット接続を確認して、もう一度お試しください。",
      passing: "Google のサーバーで一時的なエラーが発生しました。",
      passingTodo: "少し待ってから、もう一度お試しください。",
      unanswered:
        "開始されたかどうか Google から応答がありません。シートの現在の状態は次のとおりです。",
      other: (message) => `スクリプトの応答: 「${message}」`,
      otherTodo:
        "もう一度お試しください。それでも解決しない場合は、これを閉じてメニューから開き直してください。",
    },
    newTab: "（新しいタブで開きます）",
  },

  connection: {
    checking: "Chat に問い合わせています…",
    ready: "今のところ不足はありません",
    missing: "不足しているものがあります",
    unknown: "一部は確認できませんでした",
    mend: {
      serviceOff: "有効にする方法",
      scopeMissing: "アカウントの接続を開く",
      apiDisabled: "API を有効にする",
      chatOff: "Chat の設定を開く",
      appNotConfigured: "Chat アプリを構成する",
      adminRestricted: "管理コンソールを開く",
    },
  },

  help: {
    title: "Chat Spaces の使い方",
    steps: [
      "リストの 1 行が 1 つのスペースになります。「このシートからスペースを作成…」でサイドバーを開いてください。独自の見出しを使っている場合は、名前とメンバーがどの列にあるかを一度だけ尋ねます。",
      "すべての行を確認し、各スペースに誰が招待されるかを表示します。確定するまで何も作成されません。",
      "まず最初の 1 つだけを作成して Chat での見え方を確認し、それから残りを作成してください。フィルタで隠れている行は、すべての行を選択しない限り対象外です。",
      "いつでもキャンセルしたり、タブを閉じたりできます。サイドバーをもう一度開くと再開します。1 行から 2 つのスペースができることはありません。",
      "後から行を追加して、もう一度確認してください。新しい行だけが作成されます。",
    ],
    statusTitle: "行のステータスの意味",
    statuses: {
      CREATED: "スペースがあります。リンクが横にあります。",
      CHECK_PEOPLE: "スペースはありますが、まだ参加していない人がいます。",
      FAILED:
        "Chat が拒否しました。理由は「詳細」にあります。行を修正して、もう一度作成してください。",
      ATTENTION: "この行は対象外でした。修正する点は「詳細」にあります。",
      CREATING: "現在、Chat に依頼しています。",
      UNKNOWN: "Chat からの応答が届きませんでした。必要な対応は「詳細」にあります。",
    },
    columnsTitle: "各列に入力する内容",
    away: "タブを閉じても作成を続けることができ、フォームの回答ごとにスペースを作成することもできます。現在の設定はサイドバーに表示されます。サイドバーに切り替えがない場合は、手動で設定します。",
    setupTitle: "うまくいかないとき",
    setup:
      "メニューの「Chat との接続を確認…」で、最初に不足している手順と、その対応を行う場所がわかります。",
  },

  dialog: {
    type: "種類",
    name: "名前",
    members: "メンバー",
    membersHint: "メールアドレス（ご自身を除く）。グループは groups/ID の形。",
    description: "説明",
    optional: "（省略可）",
    create: "作成",
    creating: "スペースを作成しています…",
    close: "閉じる",
    another: "もう 1 つ作成",
    created: (name) => `「${name}」の準備ができました`,
    open: "Google Chat で開く",
    unsure: "スペースができたかどうかわかりません",
    asSent: "それまで、フォームは送信したときのままです。",
    refused: "スペースは作成されませんでした",
  },
};

export const jaAdded: AddedText = {
  added: (count, time, names) => plural(count, `# 人を追加しました（${time}）: ${names}。`),
  already: (count) => plural(count, "# 人はすでに参加していました。"),
  invited: (count, names) => plural(count, `# 人は承諾が必要です: ${names}。`),
  refused: (count, names) => plural(count, `# 人を追加できませんでした: ${names}。`),
  tooMany: (found, limit) =>
    `この行のメンバー ${found} 人のうち、ここから追加できるのは ${limit} 人までです。残りのメンバーは Chat で追加してください。`,
  unsure: {
    members: (answer) =>
      `ユーザーが追加されたか、役割が変更されたか、Chat の応答からはわかりません。${answer && `Google の応答: 「${answer}」`}`,
    welcome: (answer) =>
      `メッセージが投稿されたかどうか、Chat の応答からはわかりません。${answer && `Google の応答: 「${answer}」`}`,
  },
  toAdd: (count) => plural(count, "あと # 人を追加する必要があります。"),
  unreadable: (words) => `「${words}」はアドレスではないため、誰も追加されません。`,
  managers: (count) => plural(count, "# 人を管理者にしました。"),
  notGranted: {
    members: "Chat のスペースにユーザーを追加する権限が付与されていません。",
    welcome: "Chat にメッセージを投稿する権限が付与されていません。",
  },
  stillManagers: (count, names) => plural(count, `# 人はまだ管理者です: ${names}。`),
  unproven: (space) =>
    `スペースが ${space} であると記録したのはあなたではありません。先に Chat でスペースのアドレスと比べてください。`,
  notManagers: (count, names) => plural(count, `# 人を管理者にできませんでした: ${names}。`),
  toChange: (count) => plural(count, "あと # 人の役割を変更する必要があります。"),
  posted: "ウェルカム メッセージを投稿しました。",
  notPosted: (why) => `ウェルカム メッセージを投稿できませんでした: ${why}。`,
  toPost: "ウェルカム メッセージをまだ投稿していません。",
  gone: (count, names) =>
    plural(
      count,
      `# 人がスペースにいますが、この行にはもう含まれていません: ${names}。外す場合は Chat で削除してください。`,
    ),
  waitingForQuota: "1 分あたりに追加できる人数の上限に達しました。自動的に再開します。",
  inRun: (count) => plural(count, "# 人を追加しました"),
  rolesInRun: (count) => plural(count, "# 人の役割を変更しました"),
  messagesInRun: (count) => plural(count, "ウェルカム メッセージを # 件投稿しました"),
  why: {
    memberUnknown: "Chat が認識できないアドレスです",
    notAllowed: "スペースまたは組織で許可されていません",
  },
  check: (people, spaces) =>
    `${plural(spaces, "# 個のスペース")}に追加する人: ${plural(people, "# 人")}`,
  checkManagers: (count) => plural(count, "管理者にする人: # 人"),
  checkNoManagers: (count) => plural(count, "管理者からメンバーに戻す人: # 人"),
  checkMessages: (count) => plural(count, "投稿するウェルカム メッセージ: # 件"),
  button: (people) => plural(people, "# 人を追加…"),
  confirm: (people) => plural(people, "# 人を追加"),
  changeButton: (count) => plural(count, "# 件の変更を行う…"),
  confirmChange: (count) => plural(count, "# 件の変更を行う"),
  manager: (name) => `${name}（管理者）`,
  becomesManager: (name) => `${name} を管理者にする`,
  becomesMember: (name) => `${name} をメンバーに戻す`,
  message: "ウェルカム メッセージ",
  welcome: (text) => `ウェルカム メッセージ: ${text}`,
  later: (people) =>
    plural(people, "さらに # 人が、スペースの作成後に 1 人ずつ Chat を呼び出して追加されます。"),
  laterManagers: (count) => plural(count, "# 人がスペースの作成後に管理者になります。"),
  laterMessages: (count) =>
    plural(count, "全員が追加された後、ウェルカム メッセージ # 件がご自身の名前で投稿されます。"),
  forGood: "すぐに招待されます。ここでスペースから削除される人はいません。",
  goneTitle: (count) => plural(count, "スペースにいる人が含まれていない行: # 行"),
  goneHint: "ここでは誰も削除されません。外す場合は Chat で削除してください。",
  andMore: (names, more) => `${names}、ほか ${plural(more, "# 人")}`,
};
