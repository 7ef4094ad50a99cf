/// The words that pages put around an article, in the languages that stet's first users write.
///
/// Whole lines, lower case, without punctuation and counts; a sentence that begins so is none.
enum FurnitureWords {
  static let singles = lines(
    """
    accessibility links|skip to content|skip to main content|skip to navigation|breaking news|menu|search
    home|share|share this|share this article|share this story|share on facebook|share on twitter|tweet
    print|print this|print this page|print this article|email|email this|copy link|save|bookmark|listen
    listen to this article|read more|continue reading|advertisement|advertisements|sponsored|ad|subscribe
    subscribe now|sign in|sign up|log in|register|donate|support us|follow us|follow|newsletter
    sign up for our newsletter|subscribe to our newsletter|contact|contact us|about us|privacy policy
    terms of use|cookie policy|accept all cookies|accept cookies|cookie settings|back to top|top|close
    previous article|next article|previous|next|photo|video|gallery|facebook|twitter|whatsapp|telegram
    linkedin|instagram|rss|live|news|opinion|tags|view comments|leave a comment|post a comment|show more
    startseite|zum inhalt springen|zum inhalt|suche|teilen|artikel teilen|drucken|seite drucken|merken
    artikel drucken|e-mail|weiterlesen|mehr lesen|anzeige|werbung|abonnieren|anmelden|registrieren|newsletter
    jetzt abonnieren|newsletter abonnieren|impressum|datenschutz|kontakt|kommentieren|kommentar schreiben
    nach oben|eilmeldung|cookie-einstellungen|alle akzeptieren|barrierefreiheit|vorlesen|merkliste
    accueil|aller au contenu|aller au contenu principal|recherche|partager|partager l'article|imprimer
    envoyer|lire la suite|en savoir plus|publicité|s'abonner|se connecter|s'inscrire|lettre d'information
    mentions légales|contact|commenter|haut de page|dernière minute|tout accepter|écouter|à la une
    inicio|saltar al contenido|ir al contenido|buscar|compartir|compartir artículo|imprimir|enviar
    leer más|seguir leyendo|publicidad|suscríbete|suscribirse|iniciar sesión|regístrate|boletín
    aviso legal|contacto|comentar|volver arriba|última hora|aceptar todo|escuchar|menú
    головна|перейти до вмісту|пошук|поділитися|поширити|роздрукувати|друк|друкувати|читати далі|реклама
    підписатися|увійти|розсилка|підписатися на розсилку|контакти|догори|термінові новини|слухати|меню
    главная|перейти к содержанию|поиск|поделиться|распечатать|печать|читать далее|реклама|подписаться
    войти|рассылка|контакты|наверх|срочные новости|слушать
    ホーム|本文へ|検索|シェア|印刷|続きを読む|広告|購読|ログイン|メニュー|速報|ニュースレター|トップへ戻る
    首页|搜索|分享|打印|阅读更多|广告|订阅|登录|菜单|홈|검색|공유|인쇄|광고|구독
    condividi|stampa|cerca|pubblicità|iscriviti|delen|afdrukken|zoeken|udostępnij|drukuj|szukaj|reklama
    """)

  static let lists = lines(
    """
    latest posts|latest news|latest|latest stories|more stories|related|related articles|related stories
    related posts|related topics|related content|most read|most popular|trending|trending now|popular
    you may also like|you might also like|read also|see also|recommended|recommended for you|more from
    more on this story|more on this topic|don't miss|editor's picks|editors' picks|recent posts|top stories
    mehr zum thema|ähnliche artikel|verwandte artikel|lesen sie auch|meistgelesen|das könnte sie auch interessieren
    neueste beiträge|letzte beiträge|weitere artikel|auch interessant|neueste artikel
    à lire aussi|lire aussi|articles liés|sur le même sujet|les plus lus|derniers articles|articles récents
    vous aimerez aussi
    te puede interesar|artículos relacionados|noticias relacionadas|lo más leído|últimas entradas
    más noticias|lee también|leer también|últimas noticias|relacionados
    читайте також|схожі матеріали|схожі статті|останні новини|найпопулярніше|за темою|останні публікації
    читайте также|похожие материалы|похожие статьи|последние новости|самое читаемое|по теме|последние записи
    関連記事|最新記事|人気記事|おすすめ記事|あわせて読みたい|相关文章|相关阅读|最新文章|热门文章|관련 기사|최신 기사
    articoli correlati|leggi anche|lees ook|czytaj także|leia também
    """)

  static let tails = lines(
    """
    comments|all comments|reader comments|join the conversation|join the discussion|kommentare|leserkommentare
    commentaires|les commentaires|comentarios|коментарі|комментарии|コメント|评论|댓글|commenti|reacties|komentarze
    """)

  static let about = lines(
    """
    about this blog|about the blog|about our blog|about this site|über dieses blog|über diesen blog
    über das blog|über den blog|à propos de ce blog|à propos du blog|sobre este blog|acerca de este blog
    sobre el blog|про цей блог|про блог|об этом блоге|о блоге|このブログについて|关于本博客|이 블로그에 대하여
    su questo blog|over dit blog|o tym blogu|sobre o blog
    """)

  /// What may follow a number in a line of its own.
  static let counted = lines(
    """
    min read|minute read|minutes read|shares|comment|likes|views|min lesezeit|minuten lesezeit|kommentar
    min de lecture|commentaire|min de lectura|minutos de lectura|comentario|хв читання|мин чтения
    перегляд|переглядів|просмотров|分で読めます
    """)

  static let beginnings: [(String, [String])] = [
    (
      "picture credit",
      [
        "photo:", "photo by", "photos:", "photo credit", "image:", "image credit", "picture:",
        "credit:",
        "illustration:", "caption:", "file photo", "foto:", "bild:", "bildquelle", "fotos:",
        "photo :",
        "crédit photo", "crédit :", "crédits :", "imagen:", "crédito:", "фото:", "світлина:",
        "ілюстрація:", "写真：", "写真:", "写真＝", "图：", "사진=",
      ]
    ),
    (
      "copyright line",
      [
        "©", "(c) ", "copyright", "all rights reserved", "alle rechte vorbehalten",
        "tous droits réservés",
        "todos los derechos reservados", "усі права захищено", "всі права захищені",
        "все права защищены",
        "無断転載", "无断转载", "版权所有",
      ]
    ),
    (
      "list of other articles",
      [
        "read more:", "read also:", "see also:", "related:", "more:", "lesen sie auch:",
        "mehr dazu:",
        "lire aussi :", "lire aussi:", "à lire aussi :", "lea también:", "lee también:",
        "leer también:",
        "читайте також:", "читайте также:", "関連記事：",
      ]
    ),
    (
      "page furniture",
      [
        "tags:", "tagged:", "topics:", "filed under", "share this", "share on ", "follow us on",
        "sign up for", "subscribe to", "schlagworte:", "themen:", "folgen sie uns", "teilen auf",
        "abonnieren sie", "mots-clés", "suivez-nous", "partager sur", "abonnez-vous", "etiquetas:",
        "síguenos", "compartir en", "suscríbete a", "теги:", "мітки:", "підписуйтесь на",
        "підпишіться на", "подписывайтесь на", "タグ：", "标签：",
      ]
    ),
  ]

  static let cookies = ["cookie", "файли cookie", "クッキー"]
  static let cookieVerbs = [
    "we use", "this site uses", "this website uses", "by continuing", "wir verwenden",
    "diese website",
    "diese seite", "nous utilisons", "ce site utilise", "utilizamos", "este sitio",
    "ми використовуємо",
    "цей сайт", "мы используем", "этот сайт", "使用", "consent",
  ]

  private static func lines(_ text: String) -> Set<String> {
    Set(text.split { $0 == "|" || $0 == "\n" }.map { $0.trimmingBlanks })
  }
}
