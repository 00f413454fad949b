import { jaFaults } from "../../google/fault-texts/ja";
import { called } from "../called";
import type { LiveText, TerminalText } from ".";
import { CONNECTIONS, CONSENT, CREDENTIALS, DELEGATION } from "./addresses";

/** ターミナルで日本語で表示される文。 */
export const ja: TerminalText = {
  usage: {
    seeHelp: (command) =>
      `使い方は ${called}${command ? ` ${command}` : ""} --help で確認できます。`,
    unknownCommand: (word, near) =>
      `「${word}」というコマンドや関数はありません。「${near}」のことですか？`,
    unknownCommandAlone: (word) => `「${word}」というコマンドや関数はありません。`,
    fileAlone: (file, word) =>
      `${file} をどうしますか？何が起こるかを見るには: ${called} check ${word}。スペースを作成するには: ${called} create ${word}`,
    unknownOption: (option, near) =>
      `${option} というオプションはありません。--${near} のことですか？`,
    unknownOptionAlone: (option) => `${option} というオプションはありません。`,
    notOfCommand: (command, option) =>
      `「${command}」で --${option} は使えません。取り除いてください。`,
    noValue: (option, value) =>
      `--${option} に値は付けられません。「${value}」を取り除いてください。`,
    valueMissing: (option) => `--${option} の後に値が必要です。`,
    tooMuch: (word) => `「${word}」は余分です。取り除いてください。`,
    fileMissing: (command) =>
      `「${command}」には CSV ファイルが必要です。${called} ${command} FILE.csv のように入力してください。`,
    functionMissing: `「run」には関数名が必要です。${called} run createSpace のように入力してください。`,
    twoFiles: (one, other) =>
      `一度に扱えるシートは 1 つだけです。${one} か ${other} のどちらかを指定してください。`,
    localeUnknown: (value) =>
      `--locale ${value} という言語はありません。--locale ja_JP のように入力してください。`,
    notPositive: (option, value) =>
      `--${option} ${value} は 0 より大きい数値ではありません。数値を入力してください。`,
    tooLong: (option, value, limit) =>
      `--${option} ${value} は長すぎます。${limit} 秒以内にしてください。`,
    liveOnly: (option) =>
      `--${option} は実際の Chat 用です。--live を追加するか、取り除いてください。`,
    faultLive: "--fault はこのマシンのシミュレータ用です。--live か --fault を取り除いてください。",
    faultUnknown: (fault) =>
      `--fault ${fault} という障害はありません。次の名前のいずれかを NAME の形で、回数を指定する場合は NAME:TIMES の形で入力してください:`,
    faultOfPlayground: (fault, why) =>
      `--fault ${fault} はここでは何も変えません（${why}）。プレイグラウンドで有効にしてください: npm run playground`,
    faultOfSheet: (fault) =>
      `--fault ${fault} はシートに関するものです。${called} create FILE.csv --fault ${fault} のように入力してください。`,
    reasonUnknown: (reason) =>
      `--reason ${reason} はありません。--reason copied、--reason uncertain、--reason displaced のいずれかを入力してください。`,
    reasonNeeded:
      "--yes を使う場合は、対象の行を指定してください: --reason copied、--reason uncertain、--reason displaced。",
    uncertainLive:
      "結果がわからない行のほとんどは、開始したアカウントであれば自動的に続行されます。どの行がご自身のものかわかるように、--live を追加してください。",
    jsonAndFile:
      "--json と結果を両方とも標準出力に書き出すことはできません。ファイルを指定してください: --out FILE.csv",
    asNeeded: "誰として実行するかを --as PERSON で指定してください。",
    noSheet: (name) =>
      `${name} はシートを使いません。--sheet を取り除いてください。行のスペースを作成するには: ${called} create FILE.csv`,
    needsSheet: (name, command) =>
      `${name} にはシートが必要です。${called} ${command} FILE.csv のように入力してください。`,
    ofPage: (name) =>
      `${name} はスプレッドシートのページから、その内容とともに呼び出される関数のため、単独では実行できません。ターミナルでは、ファイルを指定して ${called} check、create、start-over を使ってください。`,
  },

  unexpected: (message) =>
    `予期しないエラーが発生しました: ${message}。もう一度実行し、それでも解決しない場合は、この文面を添えて報告してください。`,

  screen: {
    notWritten: (code) =>
      `標準出力にすべてを書き出すことができませんでした（${code}）。処理は続いています。空き容量のある場所に出力してください。`,
  },

  file: {
    piped: "標準入力",
    nothingPiped:
      "「-」を指定するとシートは標準入力から読み取られますが、何も届いていません。ファイルを渡してください: < FILE.csv",
    missing: (path) => `ファイル ${path} がありません。名前とフォルダを確認してください。`,
    gone: (path) =>
      `${path} がなくなりました。移動または削除されています。元に戻してから、もう一度実行してください。`,
    notAFile: (path) =>
      `${path} はファイルではありません。CSV ファイルを指定するか、渡してください: --sheet - < FILE.csv`,
    unreadable: (path, code) =>
      `${path} を読み取れません（${code}）。ファイルとフォルダの読み取りが許可されているか確認してください。`,
    otherEncoding: (name) =>
      `${name} は UTF-8 や UTF-16 のテキストではありません。表計算ソフトで「CSV UTF-8」として保存し直してください。`,
    quote: (name, line) =>
      `${name} を CSV として読み取れません。${line} 行目の引用符の位置が正しくありません。引用符を含むフィールドは引用符で囲み、内側の引用符は 2 つ重ねます: "a ""b"" c"。`,
    openQuote: (name, line, start) =>
      `${name} を CSV として読み取れません。${line} 行目（${start}）で始まる引用符が閉じられていません。閉じるか、文字の一部であれば 2 つ重ねてください。`,
    noColumns: (name, nameColumn, membersColumn) =>
      `${name} には「${nameColumn}」列も「${membersColumn}」列もありません。列の上にこれらの語を書くか、どの列かを --name-column HEADER と --members-column HEADER で指定するか、新しいファイルを作成してください: ${called} template NEW.csv`,
    meant: {
      name: (header, option) =>
        `「${header}」には名前が入っているようですが、読み取られません。読み取るには ${option} を、別の内容であれば --name-column - を追加してください。`,
      members: (header, option) =>
        `「${header}」にはメンバーが入っているようですが、読み取られません。読み取るには ${option} を、別の内容であれば --members-column - を追加してください。`,
    },
    noSuchColumn: (name, header, headers) =>
      `${name} に「${header}」列はありません。ある列: ${headers}。このうちのいずれかを指定してください。`,
    resultColumn: (header) =>
      `「${header}」は結果の列なので、ほかの内容を入れることはできません。ファイルで列の見出しを別の語に変え、それを指定してください。`,
    namesAsLinks: (name, header, nameColumn) =>
      `${name}: スペースへのリンクを入れる「${header}」の下に、リンクではない文字列があります。名前であれば、見出しを「${nameColumn}」にしてください。`,
    columnsMissing: (columns) =>
      `ファイルに次の列がありません: ${columns}。途中で取り除かれています。もう一度実行してください。`,
    nobodyNamed: (row) =>
      `${row} 行目に、誰としてスペースを作成するかが書かれていません。「作成するユーザー」列に入力するか、--as PERSON で指定してください。`,
    changed: (name, copy) =>
      `${name} が途中で別のプログラムによって変更されたため、それ以降は書き込んでいません。結果は新しいファイル ${copy} にあります。そのファイルを指定して、もう一度実行してください。`,
    locked: (name, pid, lock) =>
      `別の処理が ${name} を使用しています（プロセス ${pid}）。終わるまで待ってください。そのような処理がない場合は ${lock} を削除してください。`,
    lockedElsewhere: (name, host, lock) =>
      `別の処理がマシン ${host} で ${name} を使用しています。終わるまで待ってください。そのような処理がない場合は ${lock} を削除してください。`,
    notLocked: (path, code) =>
      `二重の実行を防ぐファイル ${path} を作成できません（${code}）。フォルダへの書き込みが許可されているか、空き容量があるか確認してください。`,
    hardLinked: (name) =>
      `${name} にはこのディスク上で別の名前（ハードリンク）があり、保存すると切り離されてしまいます。コピーを使ってください: --out FILE.csv`,
    noSpace: (name) =>
      `${name} のための空き容量がないため、そのまま残しました。空き容量を増やしてから、もう一度実行してください。`,
    noFolder: (folder) =>
      `フォルダ ${folder} がありません。作成するか、別のフォルダを指定してください。`,
    notAllowed: (name, folder) =>
      `${folder} に ${name} を書き込むことが許可されていません。フォルダの権限を変更するか、別のフォルダを使ってください。`,
    notWritten: (name, code) =>
      `${name} を書き込めませんでした（${code}）。表計算ソフトで開いている場合は閉じてから、もう一度実行してください。`,
    outIsSheet: (name) =>
      `テストの対象のファイルに結果を書き込むことはできませんが、--out に ${name} 自体が指定されています。別のファイルを指定してください。`,
    outNoTrial: (name) =>
      `${name} はすでに存在し、テストの結果ではないため、上書きしません。別のファイルを指定するか、このファイルを移動してください。`,
    outExists: (name) =>
      `${name} はすでに存在します。実際の処理には専用のファイルが必要です。別のファイルを指定してください。このファイルで続ける場合は、シートの代わりに指定し、--out を取り除いてください。`,
    outNeeded:
      "実際の処理では、結果のためのファイルが必要です。Chat に問い合わせる前に、行についてわかっていることを記録します。新しいファイルを指定してください: --out FILE.csv",
    templateNeedsFile: `「template」にはファイル名が必要です。${called} template FILE.csv のように入力してください。`,
    trial: (name) =>
      `${name} に入っているのはテストの結果で、実際のものではありません。テストの対象にした、結果の入っていないファイルを使ってください。`,
  },

  template: {
    made: (name, next) =>
      `${name} を作成しました。すべての列と 2 つの例が入っています。ご自身の行に置き換えてから: ${next}`,
    completed: (name, next) =>
      `${name} にすべての列がそろいました。元の内容は変わっていません。次は: ${next}`,
    ownHeaders: (name, next) =>
      `${name} に結果の列を追加しました。元の内容は変わっていません。独自の見出しは、指定すると読み取られます。次は: ${next}`,
  },

  question: {
    choices: "[y/N]",
    yes: ["はい"],
    nobody:
      "ターミナルではないため、確認の質問ができません。確認なしに作成することはありません。「check」で何が起こるかを確かめてから、--yes を追加してください。",
    nothingCreated: "何も作成されず、ファイルも元のままです。",
    nothingDone: "何も行われませんでした。",
    run: (name) => `${name} を Google で実際に実行しますか？`,
  },

  run: {
    whoseRows: "これらの行のうち、ご自身が開始したものは --live を付けたときだけわかります。",
    timedOut: "処理の一部に時間がかかりすぎたため、終了しました。もう一度実行してください。",
    goesOn: "止まったところから再開します。",
    againTrial:
      "テストは毎回最初から始まります。このテストを続けるには、結果のファイルを指定して実行してください。",
    ending:
      "処理中のスペースが終わると終了します。すぐに終了するには、もう一度 Ctrl-C を押してください。",
  },

  log: {
    levels: { notice: "お知らせ", log: "情報", info: "情報", warn: "警告", error: "エラー" },
    title: "実行ログ",
    started: "実行開始",
    completed: "実行完了",
    shown: "表示",
  },

  trial: {
    spaces: "Google Chat のシミュレータにあるスペース",
    none: "なし",
    more: (count) => `…ほか ${count} 件`,
    nothingReal: "これはこのマシン上のテストです。Google には何も作成されていません。",
    results: (name) => `ファイルがどうなるかは ${name} にあります`,
    next: "実際に作成する方法は README.md をご覧ください。",
    nextSheet: "実際に作成するには: 同じコマンドに --live を付けます。",
  },

  startOver: {
    rows: {
      copied: (count) => `${count} 行が、別の行の結果ごとコピーされています:`,
      uncertain: (count) => `${count} 行の結果がわかりません:`,
      displaced: (count) => `${count} 行に、別の名前のスペースが表示されています:`,
    },
    confirm: {
      copied: "それぞれ別のスペースにするため、表示されている結果を空にしますか？",
      uncertain: "Chat で確認し、スペースが存在しないため、新しく作成できるようにしますか？",
      displaced: "別の行のスペースであるため、これらを新しい行にしますか？",
    },
    keep: "これらの行は名前を変更したもので、スペースをそのまま残しますか？",
    nobody:
      "ターミナルではないため、確認の質問ができません。確認なしに結果を空にすることはありません。「check」で行を確かめてから、--yes と --reason を追加してください。",
    leftAlone: "ファイルは元のままです。",
    nothing: "判断が必要な行はありません。",
    done: `完了しました。次は: ${called} check FILE.csv`,
  },

  remedies: {
    signedOut: `もう一度ログインしてください: ${called} logout の後に ${called} login。`,
    scopeMissing: `もう一度ログインし、Google から確認されたらすべての項目にチェックを入れてください: ${called} logout の後に ${called} login。`,
    unexpected:
      "Chat Spaces を更新してください。それでも解決しない場合は、この文面を添えて報告してください。",
  },

  rows: {
    copied: () =>
      `この行は、リクエスト ID も含めて別の行のコピーです。この行にもスペースを作成するには: ${called} start-over FILE.csv --reason copied`,
    begunByAnother: () =>
      `この行は別のユーザーが開始しており、結果がわかりません。スペースがあるかどうかを Chat で確認してください。あれば、ステータスに「作成済み」と入力してください。なければ: ${called} start-over FILE.csv --live --reason uncertain`,
    begunLongAgo: () =>
      `この行は 1 日以上前に開始されており、結果がわかりません。スペースがあるかどうかを Chat で確認してください。あれば、ステータスに「作成済み」と入力してください。なければ: ${called} start-over FILE.csv --live --reason uncertain`,
    requestIdLost: () =>
      `この行は開始されましたが、リクエスト ID がなくなっているため、結果がわかりません。スペースがあるかどうかを Chat で確認してください。あれば、ステータスに「作成済み」と入力してください。なければ: ${called} start-over FILE.csv --live --reason uncertain`,
    displaced: (found) =>
      `この行には、別の名前の行のために作成されたスペース「${found}」が表示されています。この行のスペースであれば: ${called} start-over FILE.csv --reason displaced --keep。そうでなければ、--keep を付けずに実行してください。`,
  },

  help: {
    usage: "使い方",
    form: "[--option …]",
    command: "COMMAND",
    commands: "コマンド",
    options: "オプション",
    examples: "例",
    intro:
      "CSV ファイルの行から Google Chat のスペースを作成します。--live を付けない場合は、\nこのマシンの Google のシミュレータを使ったテストで、Google には何も作成されません。",
    more: `各コマンドの詳細: ${called} COMMAND --help`,
    alone:
      "コマンドがない場合は、Apps Script エディタの「実行」と同じく createSpace を実行します。",
    exitCodes:
      "終了コード: 0 すべて完了 / 2 失敗した行、確認が必要な行、または参加していない人がいる /\n1 実行できなかったか、「いいえ」と答えた / 130 Ctrl-C",
    faults: "--fault の名前",
    faultAbout: jaFaults,
    faultElsewhere: {
      "grant-lost": "ターミナルには開いたままのページがないため",
      "typed-columns": "CSV ファイルにはプルダウンがないため",
      "typed-columns-late": "CSV ファイルにはプルダウンがないため",
      "merged-header": "CSV ファイルには結合されたセルがないため",
    },
    inPlayground: (why) => `（プレイグラウンドのみ: ${why}）`,
    argument: { FILE: "FILE.csv", FUNCTION: "FUNCTION" },
    about: {
      check: "何が起こるかを表示する（何も書き込まない）",
      create: "行のスペースを作成し、各行の結果を書き込む",
      template: "すべての列があるファイルを作成する、または足りない列を追加する",
      connection: "設定の各手順が完了しているかを表示する（何も作成しない）",
      "start-over": "ご自身にしか判断できない行を、新しい行にする",
      login: "ブラウザで Google にログインする",
      logout: "Google でログインを取り消し、ここから削除する",
      run: "エディタの「実行」と同じく、スクリプトのグローバル関数を実行する",
    },
    details: {
      check:
        "ファイルに対して最初に行うことです。--live を付けると、中断された行のうち\nご自身のものがわかります。確認が必要な行がある場合の終了コードは 2 です。",
      create:
        "--live を付けない場合はテストです。結果は元のファイルの隣のファイル（classes.trial.csv）か、\n--out で指定した場所に書き込まれます。--live を付けると、結果は元のファイルに書き込まれます。\nいつでも止めて、もう一度実行できます。止まったところから再開し、スペースが重複して作成される\nことはありません。テストは毎回最初から始まります。続けるには、そのファイルを指定してください。\n1 つのファイルを同時に処理できるのは 1 つだけです。",
      template: "元の内容は変わりません。",
      connection:
        "--live を付けない場合はシミュレータに、付けた場合は Chat に、存在しえないスペースについて\n問い合わせます。足りない手順がある場合の終了コードは 1 です。",
      "start-over":
        "結果ごとコピーされた行、別の行のスペースを表示している行、結果がわからない行が対象です。\n種類ごとに表示して確認し、その後に結果を空にします。スペースは削除されません。",
      login: "ログイン情報は、ご自身だけが読み取れる設定フォルダに保存されます。",
      logout: "",
      run: "スプレッドシートのページから呼び出される関数は、単独では実行できません。",
    },
    option: {
      sheet: ["FILE.csv", "CSV ファイル（コマンドの後にない場合）。- で標準入力から読み取る"],
      out: ["FILE.csv", "結果の書き込み先。- で標準出力に書き出す"],
      "name-column": ["HEADER", "名前の列の、ファイル独自の見出し。- でなし"],
      "members-column": ["HEADER", "メンバーの列の、ファイル独自の見出し。- でなし"],
      reason: ["KIND", "copied、uncertain、displaced のいずれかの行だけ"],
      keep: ["", "名前を変更した行は、表示しているスペースをそのまま残す"],
      "per-minute": ["N", "1 分あたりに作成するスペース数の上限（デフォルト: 59）"],
      fault: ["NAME[:TIMES]", "シミュレータをこのように失敗させる。NAME がない場合は一覧"],
      live: ["", "ブラウザでログインした本人として、Google Chat で実際に行う"],
      yes: ["", "作成や消去の前に確認しない（質問できない場合に必要）"],
      "client-secrets": ["FILE", "OAuth クライアントの JSON（デフォルト: client_secrets.json）"],
      account: ["NAME", "ご自身のアドレス。ほかのログインは受け付けない"],
      "no-browser": ["", "ブラウザを開かず、表示されたリンクを使う"],
      wait: ["SECONDS", "ログインを待つ時間（デフォルト: 300）"],
      key: ["FILE", "ドメイン全体の委任で使うサービス アカウントのキー"],
      as: ["PERSON", "--key と使う: 誰として行うか。「作成するユーザー」列で行ごとに指定"],
      address: ["URL", "Chat の場所（デフォルト: https://chat.googleapis.com）"],
      json: ["", "できごとごとに JSON を 1 行出力する。人向けの文は stderr へ"],
      locale: ["LOCALE", "ja_JP などの言語（デフォルト: システムの言語）"],
      help: ["", "これを表示する（-h も可）"],
      version: ["", "バージョンを表示する"],
    },
  },
};

export const jaLive: LiveText = {
  real: {
    as: (address, who, client) =>
      `実際に ${address} で、${who} として、クライアント ${client} を使って行います。`,
    delegated: (address, who, email) =>
      `実際に ${address} で、${who} として、サービス アカウント ${email} により行います。`,
    whoSignsIn: "ログインするアカウント",
    peopleOfSheet: "「作成するユーザー」列のユーザー",
  },

  options: {
    keyNeeded: "--as PERSON にはサービス アカウントが必要です: --key FILE。",
    notAnAddress: (option) =>
      `--as には 1 人のメールアドレスが必要ですが、「${option}」はメールアドレスではありません。--as ana@example.com のように入力してください。`,
    createAsNotAnAddress: (word) =>
      `「作成するユーザー」列に「${word}」とありますが、メールアドレスではありません。1 人のメールアドレスを入力してください。`,
    otherPerson: (person) =>
      `「作成するユーザー」列に ${person} が指定されています。ほかのユーザーとしてスペースを作成するには、サービス アカウントを使ってください: --key FILE。ご自身として作成するには、列を空にしてください。`,
    address: (google, address) =>
      `Chat の呼び出し先は ${google} か、このマシンのログインであれば http://127.0.0.1:8080 のようなこのマシンのアドレスです。このログインで ${address} は使えません。`,
    tlsOff:
      "NODE_TLS_REJECT_UNAUTHORIZED が 0 になっています。途中で誰かにログイン情報を読み取られるおそれがあります。設定を解除し、組織のプロキシがある場合は、その証明書を NODE_EXTRA_CA_CERTS に指定してください。",
  },

  signIn: {
    link: (url) => `ブラウザで Google にログインしてください:\n\n  ${url}\n`,
    ssh: (port) =>
      `ブラウザが別のマシンにある場合は、先にそのマシンで実行してください: ssh -L ${port}:127.0.0.1:${port} THIS-MACHINE`,
    noBrowser: "ブラウザを開けませんでした。上のリンクを使ってください。",
    otherPermissions: "このバージョンは、前回とは異なる権限を求めます。",
    doneAs: (person) => `${person} としてログインしました。`,
    done: "ブラウザで選択したアカウントでログインしました。どのアカウントかは、指定した場合にのみ Google から知らされます。--account you@example.com を付けると確認できます。",
    already:
      "すでにログインしています。どのアカウントかは、指定した場合にのみ Google から知らされます: --account you@example.com",
    alreadyAs: (person) => `すでに ${person} としてログインしています。`,
    out: "ログアウトしました。Google がログインを取り消し、ファイルは削除されました。",
    outBefore: "ログアウトしました。ログインはすでに終了しており、ファイルは削除されました。",
    nobody: "ログインしている人はいませんでした。",
    outHereOnly: (code) =>
      `ログインのファイルは削除されましたが、Google がログインを取り消さなかったため（${code}）、Google では引き続き有効です。次のページでこのアプリを削除してください: ${CONNECTIONS}`,
  },

  errors: {
    access_denied: `Google がこのアプリを許可しませんでした。拒否したか、同意画面がテスト中で、テストユーザーに含まれていません（${CONSENT}）。もう一度実行して許可してください。`,
    admin_policy_enforced:
      "組織の管理者がこのアプリを許可していません。管理コンソールの「セキュリティ」→「API の制御」での許可を依頼してください。",
    invalid_client:
      "このクライアントまたはそのシークレットは、すでに Google で無効になっています。OAuth クライアントの JSON をもう一度ダウンロードしてください。",
    invalid_scope:
      "capabilities.json にあるスコープを Google が認めませんでした。確認してください。",
    org_internal:
      "このアプリを使えるのは、所属する組織のユーザーだけです。組織のアカウントでログインしてください。",
    redirect_uri_mismatch:
      "リダイレクト URI がこの OAuth クライアントに登録されていません。追加するか、種類が「デスクトップ アプリ」のクライアントを使ってください。",
    temporarily_unavailable:
      "現在、Google のログインを利用できません。後でもう一度お試しください。",
  },

  endings: {
    "sign-in":
      "Google がこのログインのコードを受け付けませんでした。使用済みか、古すぎます。もう一度実行してください。",
    refresh:
      "ログインの期限が切れたか、取り消されました。テスト中のアプリのログインは 7 日で終了します。もう一度ログインしてください。",
    "sign-out": "ログインはすでに終了していました。",
    delegation:
      "Google がこのユーザーに対するキーを受け付けません。ユーザーのアドレス、キー、このマシンの時計を確認してください。",
  },

  failures: {
    network: (code) =>
      `Google のログインに接続できませんでした（${code}）。接続を確認して、もう一度お試しください。`,
    certificate: (code) =>
      `Google のログインの証明書が信頼されていません（${code}）。途中で誰かが読み取っています。組織のプロキシであれば、その証明書を NODE_EXTRA_CA_CERTS に指定してください。そうでなければ、別のネットワークを使ってください。`,
    oddAnswer: (code) =>
      `Google のログインの応答ではないものが返されました（${code}）。ログインを求めるネットワークやプロキシが代わりに応答している可能性があります。確認してから、もう一度実行してください。`,
    other: (code) =>
      `ログインできませんでした（${code}）。もう一度実行し、それでも解決しない場合は、先に次のページでこのアプリを削除してください: ${CONNECTIONS}`,
    as: (person, message) => `${person} として: ${message}`,
    notGranted: (scopes) =>
      `ログインしましたが、次の権限が付与されていません: ${scopes}。もう一度実行し、すべての権限にチェックを入れてください。`,
    otherAccount: (signedIn, account) =>
      `${signedIn} としてログインしましたが、--account には ${account} が指定されています。何も作成されていません。もう一度実行してブラウザで ${account} を選択するか、もう一方のアカウントを指定してください。`,
    noAccount: (account) =>
      `ログインしたのが ${account} かどうか、Google から知らされませんでした。もう一度実行して Google にメールアドレスの提供を許可するか、--account を取り除いてください。`,
    timeout: (seconds) =>
      `${seconds} 秒以内にログインがありませんでした。準備ができたら、もう一度実行してください。`,
    portTaken: (port, code) =>
      `ウェブ クライアントのリダイレクト URI にあるこのマシンのポート ${port} を使用できません（${code}）。使用中のプログラムを終了するか、種類が「デスクトップ アプリ」のクライアントを使ってください。`,
    noRedirect:
      "このウェブ クライアントには、このマシンのリダイレクト URI がありません。承認済みのリダイレクト URI に http://127.0.0.1:8765/ を追加して JSON をもう一度ダウンロードするか、種類が「デスクトップ アプリ」のクライアントを使ってください。",
    delegation: (person, code, clientId, scopes) =>
      [
        `サービス アカウントは ${person} として操作できません（${code}）。ドメイン全体の委任が設定されていないか、このスコープが含まれていません。`,
        `管理者は次のページで設定できます: ${DELEGATION}`,
        "（セキュリティ → アクセスとデータ管理 → API の制御 → ドメイン全体の委任を管理 → 新しく追加）:",
        `  クライアント ID   ${clientId}`,
        `  OAuth スコープ    ${scopes}`,
        "有効になるまでしばらく時間がかかることがあります。",
      ].join("\n"),
    noAnswer: (address, code) => `${address} から応答がありません（${code}）。`,
  },

  pages: {
    language: "ja",
    toGoogle: ["Google のログインへ", "Google のログインに進む"],
    done: [
      "ログインしました",
      "Chat Spaces はターミナルで続行します。このページは閉じてかまいません。",
    ],
    failed: [
      "ログインできませんでした",
      "理由はターミナルに表示されます。このページは閉じてかまいません。",
    ],
    stray: ["ここには何もありません", "Chat Spaces は別のページを待っています。"],
  },

  settings: {
    insideProject: (folder) =>
      `ログイン情報をプロジェクト内（${folder}）に保存することはできません。XDG_CONFIG_HOME に別の場所のフォルダを設定してください。`,
    notYours: (path) =>
      `${path} はご自身のファイルやフォルダではないため、そこにあるログイン情報は使われません。別の人が置いた可能性があります。削除するか、所有者として実行してください。`,
    wasOpen: (path) =>
      `${path} の権限により、このマシンのほかのユーザーがログイン情報を読み取れる状態でした。現在はご自身だけが読み取れます。読み取られた可能性がある場合は、logout を実行してから、ログインし直してください。`,
    notKept: (path, code) =>
      `${path} を書き込めませんでした（${code}）。空き容量を増やすか、フォルダの所有者をご自身にしてください。`,
    signInNotKept: (path, code) =>
      `ログインは今回の実行では有効ですが、${path} に保存できませんでした（${code}）。`,
  },

  files: {
    download: `Google Cloud コンソール（${CREDENTIALS}）で、種類が「デスクトップ アプリ」の OAuth クライアント ID を作成するか開き、JSON をダウンロードして、保存してください`,
    newKey:
      "Google Cloud コンソールの「IAM と管理」→「サービス アカウント」→「キー」で、種類が JSON のキーを追加して、保存してください",
    remedy: (how, path) => `${how}（保存先: ${path}）。`,
    missing: (path, remedy) => `ファイル ${path} がありません。${remedy}`,
    unreadable: (path, code) =>
      `${path} を読み取れません（${code}）。ファイルであり、ご自身のものであることを確認してください。`,
    notAFile: (path) =>
      `${path} はファイルではありません。フォルダやパイプではなく、Google から受け取ったファイルを指定してください。`,
    notJson: (path, remedy) => `${path} は Google が発行する形式の JSON ではありません。${remedy}`,
    othersCanRead: (path) =>
      `このマシンのほかのユーザーが ${path} を読み取れます。ご自身だけにするには: chmod 600 ${path}`,
    isKey: (path) =>
      `${path} はサービス アカウントのキーで、それだけではログインできません。--key ${path} --as PERSON で使うか、ここに OAuth クライアントの JSON を保存してください。`,
    isSignIn: (path, how) =>
      `${path} に入っているのは OAuth クライアントではなく、上書きされたログイン情報です。${how}（同じ場所にもう一度）。`,
    twoClients: (path) =>
      `${path} には「installed」と「web」の 2 つの OAuth クライアントがあります。使うほうだけを残してください。`,
    noClient: (path, how) =>
      `${path} には「installed」も「web」もなく、OAuth クライアントではありません。${how}（同じ場所に）。`,
    noClientId: (path, how) =>
      `${path} には、Google が発行する形式の client_id がありません。${how}（同じ場所にもう一度）。`,
    elsewhere: (path, how) =>
      `${path} は Google 以外の場所にログインしようとしています。${how}（同じ場所にもう一度）。`,
    isClient: (path) =>
      `${path} は OAuth クライアントで、サービス アカウントのキーではありません。--key と --as を付けず、--client-secrets ${path} で使ってください。`,
    noKey: (path, how) =>
      `${path} はサービス アカウントのキーではありません。${how}。その後、そのファイルを指定してください。`,
    keyDamaged: (path, how) =>
      `${path} の秘密鍵が壊れているため、署名できません。${how}（同じ場所にもう一度）。`,
  },
};
