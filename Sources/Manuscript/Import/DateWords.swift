extension DateLine {
  /// Months as they are written in dates, by their number.
  static let months: [String: Int] = {
    let names = [
      "january february march april may june july august september october november december",
      "jan feb mar apr may jun jul aug sep oct nov dec",
      "januar februar märz april mai juni juli august september oktober november dezember",
      "jänner feb mär apr mai jun jul aug sept okt nov dez",
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      "januari februari maart april mei juni juli augustus september oktober november december",
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
      "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
      "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ]
    var months: [String: Int] = [:]
    for language in names {
      for (index, name) in language.split(separator: " ").enumerated() {
        months[String(name)] = index + 1
      }
    }
    return months
  }()

  /// What stands around a date in a line of its own: labels, weekdays, prepositions, zones.
  static let noise: Set<String> = Set(
    """
    published updated posted last modified date on at the of first edited am pm a.m p.m gmt utc cet cest \
    est edt pst pdt bst msk eet eest
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    veröffentlicht aktualisiert stand datum am um vom uhr zuletzt erschienen den
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    publié mis à jour le modifié date du lundi mardi mercredi jeudi vendredi samedi dimanche
    publicado actualizado fecha el de del a las lunes martes miércoles jueves viernes sábado domingo
    pubblicato aggiornato il lunedì martedì mercoledì giovedì venerdì sabato domenica data
    em às segunda-feira terça-feira quarta-feira quinta-feira sexta-feira op gepubliceerd bijgewerkt
    опубліковано оновлено дата року р о понеділок вівторок середа четвер п'ятниця субота неділя
    опубликовано обновлено года г в понедельник вторник среда четверг пятница суббота воскресенье мск
    """.split { $0.isWhitespace }.map(String.init))
}
