/** Where anyone can have a mailbox. None of these can belong to one organization. */
export const consumerDomains: ReadonlySet<string> = new Set(
  `
  126.com 163.com aim.com aol.com att.net bellsouth.net bigpond.com bt.com btinternet.com
  bluewin.ch btopenworld.com comcast.net cox.net duck.com email.com fastmail.com fastmail.fm
  foxmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com
  hanmail.net hey.com hotmail.be hotmail.ca hotmail.co.uk hotmail.com hotmail.de hotmail.es
  hotmail.fr hotmail.it hotmail.nl hushmail.com icloud.com inbox.com interia.pl keemail.me
  laposte.net libero.it live.ca live.co.uk live.com live.com.au live.de live.fr live.nl mac.com
  mail.com mail.ru mailbox.org mailinator.com me.com msn.com naver.com o2.pl onet.pl orange.fr
  outlook.com outlook.de outlook.es outlook.fr outlook.jp pm.me posteo.de proton.me protonmail.ch
  protonmail.com qq.com rambler.ru rediffmail.com rocketmail.com sbcglobal.net seznam.cz sfr.fr
  shaw.ca sina.com sky.com sympatico.ca t-online.de telenet.be terra.com.br tiscali.it tuta.com
  tuta.io tutanota.com tutanota.de uol.com.br verizon.net virgilio.it virginmedia.com wanadoo.fr
  web.de wp.pl yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.au yahoo.com.br
  yahoo.de yahoo.es yahoo.fr yahoo.in yahoo.it yandex.com yandex.ru yeah.net ymail.com zohomail.com
  `
    .trim()
    .split(/\s+/),
)
