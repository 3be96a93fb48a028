/** What a package says of itself to people who have neither this program nor its database. Chinese first. */
export function packageReadMe(callId: string): string {
  return `${chinese(callId)}\n${'-'.repeat(72)}\n\n${english(callId)}`;
}

const everySignature = `  for f in links/??????????.json; do
    k=$(sed -n 's/.*"key":"\\([0-9a-f]*\\)".*/\\1/p' "$f")
    openssl pkeyutl -verify -pubin -inkey "keys/$k.pem" -rawin -in "$f" -sigfile "\${f%.json}.sig" || echo "BROKEN $f"
  done`;

const everyStamp = `  for f in stamps/*.tst; do
    openssl ts -verify -data "links/$(basename "$f" .tst).json" -in "$f" -token_in -CAfile tsa-ca.pem || echo "BROKEN $f"
  done`;

const chinese = (callId: string): string => `通话证据包
==========
通话 ${callId}

文件
  facts.json          便于阅读的通话信息（出口时生成）
  facts/*.txt         通话的各部分原文，逐字节参与摘要；缺少的部分因号码不可见而未导出
  audio/*.webm        录音原件（Opus，双声道：左 = 坐席，右 = 客户）
  audio/*.wav         同一录音的 WAV（仅在要求时）
  links/N.json        证据链第 N 环（被签名的内容）
  links/N.sig         该环的 Ed25519 签名（64 字节原始数据）
  links/N.payload.json 该环所证明的内容；属于其他通话的环不附内容
  keys/*.pem          坐席公钥，文件名为指纹；请与坐席在"设置"中显示的指纹核对
  stamps/N.tst        第 N 环的时间戳（RFC 3161），没有配置时间戳服务时为空

用本程序的源代码核对（不需要数据库）
  npm run verify -- 证据包.zip

只用 openssl（3.0 以上）核对，先解压，再在解压的目录里执行：

1. 每一环的签名（都应显示 Signature Verified Successfully）
${everySignature}

2. 环与环相连：links/N.json 的 SHA-256 等于下一环 links/N+1.json 中的 "previous"
  openssl dgst -sha256 links/??????????.json

3. 内容与环相符：links/N.payload.json 的 SHA-256 等于 links/N.json 中的 "payload"
  openssl dgst -sha256 links/*.payload.json

4. 录音未改动：audio 的 SHA-256 等于 kind 为 recordingCompleted 的内容中的 "sha256"
  openssl dgst -sha256 audio/*

5. 通话信息未改动：facts/*.txt 的 SHA-256 等于最后一个 callClosed 或 corrected 内容中的 "digests"；
   其余文件等于最后一个 exported 内容中的 "files"
  openssl dgst -sha256 facts/*.txt facts.json README.txt keys/*.pem

6. 时间戳（tsa-ca.pem 为时间戳服务的根证书，请自行取得）
${everyStamp}

"at" 是坐席电脑的时间（1970 年起的毫秒数），可能不准；先后次序以 "sequence" 为准，时间以时间戳为准。
`;

const english = (callId: string): string => `Evidence package of a call
==========================
Call ${callId}

Files
  facts.json           the call for people to read (made at the export)
  facts/*.txt          the parts of the call, letter by letter as they are digested; parts that are missing hold numbers
                       that the exporting seat may not see
  audio/*.webm         the recording itself (Opus, two channels: left = agent, right = caller)
  audio/*.wav          the same as WAV, where it was asked for
  links/N.json         link N of the evidence chain: what is signed
  links/N.sig          its Ed25519 signature, 64 raw bytes
  links/N.payload.json what the link proves; left out where it is about another call
  keys/*.pem           public keys of the seat, named by their fingerprint; compare it with the one in the seat's settings
  stamps/N.tst         time stamp (RFC 3161) of link N; none where no authority was configured

With the source of this program, without any database
  npm run verify -- package.zip

With nothing but openssl (3.0 or later): unpack, and in the unpacked folder

1. the signature of every link (each must say Signature Verified Successfully)
${everySignature}

2. the links follow each other: the SHA-256 of links/N.json is the "previous" of links/N+1.json
  openssl dgst -sha256 links/??????????.json

3. a payload belongs to its link: the SHA-256 of links/N.payload.json is the "payload" of links/N.json
  openssl dgst -sha256 links/*.payload.json

4. the audio is unchanged: its SHA-256 is the "sha256" of the payload of kind recordingCompleted
  openssl dgst -sha256 audio/*

5. the facts are unchanged: the SHA-256 of facts/*.txt are the "digests" of the last payload of kind callClosed or
   corrected; all other files are in the "files" of the last payload of kind exported
  openssl dgst -sha256 facts/*.txt facts.json README.txt keys/*.pem

6. the time stamps (tsa-ca.pem: root certificate of the authority, from the authority itself)
${everyStamp}

"at" is the time of the seat's computer (milliseconds since 1970), which may be wrong: the order is that of "sequence",
the time that of the stamps.
`;
