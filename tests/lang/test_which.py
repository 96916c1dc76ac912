"""An English page is never called foreign, a foreign story always by its name, and what can't be told isn't."""

from __future__ import annotations

import subprocess
import sys

import pytest

import onrecord
from onrecord.lang.which import language, named

STORIES = {
    "ar": "أعلن رئيس بلدية الواحة القديمة يوم الاثنين أن الجسر القديم سيغلق لمدة ستة أشهر. ويشكو السكان من أن أحدا لم يسألهم قبل اتخاذ القرار.",
    "da": "Borgmesteren i Gammelby meddelte mandag, at den gamle bro lukkes i seks måneder. Beboerne klager over, at ingen spurgte dem, før beslutningen blev truffet.",
    "de": "Der Bürgermeister von Altenried kündigte am Montag an, dass die alte Brücke für sechs Monate gesperrt wird. Die Anwohner beklagen sich, dass sie niemand gefragt habe.",
    "es": "El alcalde de Villarrosa anunció el lunes que el puente viejo se cerrará durante seis meses. Los vecinos se quejan de que nadie les había preguntado nada.",
    "fa": "شهردار کهن‌آباد روز دوشنبه اعلام کرد که پل قدیمی به مدت شش ماه بسته خواهد شد. ساکنان گلایه دارند که پیش از این تصمیم کسی از آنها نظر نخواسته است.",
    "fi": "Vanhalahden pormestari ilmoitti maanantaina, että vanha silta suljetaan kuudeksi kuukaudeksi. Asukkaat valittavat, ettei kukaan kysynyt heiltä mitään.",
    "fr": "Le maire de Villeneuve-la-Rive a annoncé lundi que le vieux pont serait fermé pendant six mois. Les habitants se plaignent que personne ne les ait consultés.",
    "he": "ראש עיריית נחל ישן הודיע ביום שני כי הגשר הישן ייסגר לשישה חודשים. התושבים מתלוננים שאיש לא שאל אותם לפני שהתקבלה ההחלטה.",
    "hi": "पुरानीघाट के महापौर ने सोमवार को घोषणा की कि पुराना पुल छह महीने के लिए बंद रहेगा। निवासियों की शिकायत है कि फ़ैसले से पहले किसी ने उनसे नहीं पूछा।",
    "hu": "Óréd polgármestere hétfőn bejelentette, hogy a régi hidat hat hónapra lezárják. A lakók arra panaszkodnak, hogy a döntés előtt senki sem kérdezte meg őket.",
    "it": "Il sindaco di Castelmarino ha annunciato lunedì che il vecchio ponte resterà chiuso per sei mesi. Gli abitanti si lamentano perché nessuno li ha consultati.",
    "ja": "古川台市の市長は月曜日、古い橋を六か月間閉鎖すると発表した。住民からは、決定の前に誰にも意見を聞かれなかったという不満の声が上がっている。",
    "ko": "옛내시 시장은 월요일에 낡은 다리를 여섯 달 동안 폐쇄한다고 발표했다. 주민들은 결정을 내리기 전에 아무도 자신들의 의견을 묻지 않았다고 불평한다.",
    "nl": "De burgemeester van Oudewaard maakte maandag bekend dat de oude brug zes maanden dicht gaat. De bewoners klagen dat niemand hun iets gevraagd heeft.",
    "pl": "Burmistrz Starogrodu ogłosił w poniedziałek, że stary most zostanie zamknięty na sześć miesięcy. Mieszkańcy skarżą się, że nikt ich nie zapytał.",
    "pt": "O prefeito de Santa Ribeira anunciou na segunda-feira que a ponte velha ficará fechada durante seis meses. Os moradores reclamam que ninguém lhes perguntou nada.",
    "ru": "Мэр Заречинска объявил в понедельник, что старый мост закроют на шесть месяцев. Жители жалуются, что перед принятием решения их никто не спросил.",
    "sv": "Borgmästaren i Gammelvik meddelade på måndagen att den gamla bron stängs i sex månader. De boende klagar på att ingen frågade dem innan beslutet fattades.",
    "sw": "Meya wa mji wa Mtozamani alitangaza Jumatatu kwamba daraja la zamani litafungwa kwa miezi sita. Wakazi wanalalamika kwamba hakuna aliyewauliza.",
    "tl": "Inihayag ng alkalde ng Lumang Ilog noong Lunes na isasara ang lumang tulay sa loob ng anim na buwan. Nagrereklamo ang mga residente na walang nagtanong sa kanila.",
    "tr": "Eskidere belediye başkanı pazartesi günü eski köprünün altı ay kapatılacağını açıkladı. Mahalle sakinleri, kimsenin kendilerine danışmadığından şikâyetçi.",
    "uk": "Мер Заріченська оголосив у понеділок, що старий міст закриють на шість місяців. Мешканці скаржаться, що перед ухваленням рішення їх ніхто не запитав.",
    "vi": "Thị trưởng thành phố Bến Cổ hôm thứ Hai thông báo rằng cây cầu cũ sẽ đóng cửa trong sáu tháng. Người dân phàn nàn rằng không ai hỏi ý kiến họ.",
    "zh": "旧河市市长星期一宣布，旧桥将关闭六个月进行施工。居民们抱怨说，作出决定之前没有人征求过他们的意见。",
}
STORY = "The mayor of Low Tarn said on Monday that the old bridge would be shut for six months. Residents say nobody asked them. "
AWKWARD = {
    "a headline": "Drone hits fuel depot",
    "a headline in capitals": "FOREIGN MINISTRY DENIES REPORT OF SECRET TALKS WITH REBELS",
    "one word": "Transcript",
    "names in a headline": "Kim Tae-sung, Nguyen Van Hai sign accord",
    "foreign words in a headline": "Hasta la vista, Senator Gomez",
    "a foreign paper": "Der Spiegel wins press award",
    "a credit": "Photo: A. Brill/Example Wire",
    "guests": "Guests: Jean-Luc Moreau, Giulia Ferrari, Jürgen Weiß, Søren Kjær",
    "many foreign names": "Foreign Minister Szymon Wiśniowiecki-Grabowski met Jean-Baptiste Lefèvre-Dumont, Giuseppe Castellaneta, Jürgen Obermüller and José Luis Villalobos "
    "in Częstochowa on Tuesday. They visited the Universidad Nacional de Villarrosa and the Musée des Beaux-Arts.",
    "a squad": "Rotheim: Neuhaus; Kovačević, Da Silva, N'Golo, Hernández; Müller, Tchouaméni, Pereira. Subs: Ødegård, Çalık, Suárez. Referee: Szymański.",
    "fixtures": "Saturday fixtures\nRotheim v Altdorf 15:00\nOstrava Bay v Kestrel Town 15:00\nVarnia United v Port Elms 17:30",
    "prices": "Wheat (tonne) $212 up 3.1%\nMaize (tonne) $178 down 0.4%\nBrent crude (barrel) $81.20 up 0.9%\nGold (ounce) $2,310 flat",
    "a menu": "Starters: Bruschetta 6.50, Minestrone 5.50. Mains: Spaghetti alle vongole 14.00, Risotto ai funghi 13.50. Service not included.",
    "a recipe": "Ingredients: 500g chorizo, 200g jamón serrano, 2 cups bomba rice, sofrito. Method: Fry chorizo. Stir rice. Simmer 18 minutes.",
    "a live blog": "16:02 Smoke over port. 16:10 Two jets seen heading east. 16:14 Ferry halted. 16:20 Mayor: stay indoors. 16:40 Sirens again.",
    "a rough translation": "On the day of yesterday the minister of the defence has declared that the enemy has made attempts of storm, but with losses was thrown back.",
    "villages": "Strikes reported: Kharkivka, Slovianske, Kramatorivka, Pokrovsk district, Chuhuivka, Vovchanivka. Casualties: 3 killed, 14 wounded.",
    "a foreign quotation": "The president closed with a line from an old song: “No hay mal que dure cien años, ni cuerpo que lo resista.” The crowd sang it back to her.",
}


@pytest.mark.parametrize("code", STORIES)
def test_a_foreign_story_is_known_by_its_language(code: str) -> None:
    assert language(STORIES[code]) == code
    assert language(f"Home News Sport Contact\n{STORIES[code]}", "en") == code  # many pages say "en" out of habit


@pytest.mark.parametrize("what", AWKWARD)
@pytest.mark.parametrize("declared", [None, "en", "es"])
def test_awkward_english_is_never_called_foreign(what: str, declared: str | None) -> None:
    assert language(AWKWARD[what], declared) in ("en", None)


@pytest.mark.parametrize("declared", [None, "en", "fr", "zh", "no such language"])
def test_an_english_story_is_english_whatever_the_page_declares(declared: str | None) -> None:
    assert language(STORY, declared) == language(STORY.upper(), declared) == "en"


@pytest.mark.parametrize("text", ["", " \n\t ", "2024 17 3.5% 12:40 9,870", "🙂🚀🔥 🇺🇦 👍👍", "--- *** |||", "\u200b\u200b"])
def test_no_letters_no_language(text: str) -> None:
    assert language(text) is None


def test_a_few_words_are_foreign_where_the_page_says_so_or_the_script() -> None:
    assert language("Wali kota janji jembatan") is None
    assert language("Wali kota janji jembatan", "id") == "id"
    assert language("Мэр обещает новый мост") == "ru"
    assert language("市长承诺修建新桥") == "zh"


def test_a_long_text_is_told_by_its_beginning_middle_and_end() -> None:
    assert language(STORY * 5000) == "en"
    assert language(STORIES["fr"] * 5000) == "fr"
    assert language(STORIES["fr"] * 50 + STORY * 5000) == "en"
    assert language(STORY * 5000 + STORIES["fr"] * 50) == "en"


def test_languages_have_names() -> None:
    assert [named(code) for code in ("fa", "sw", "uk")] == ["Persian", "Swahili", "Ukrainian"]
    assert named("x-none") == "x-none"


@pytest.mark.parametrize(("code", "name"), [("es", "Spanish"), ("ru", "Russian"), ("zh", "Chinese")])
@pytest.mark.parametrize("media", ["text", "html"])
def test_a_foreign_page_is_cleaned_and_named_and_nothing_is_extracted(code: str, name: str, media: str) -> None:
    story = [STORIES[code]] * 4
    page = (
        "\n\n".join(story) if media == "text" else f"<html lang=en><body>{''.join(f'<p>{one}</p>' for one in story)}</body></html>"
    )
    record = onrecord.read_text(page, media=media)
    assert STORIES[code] in record.article.text
    assert {warning.message for warning in record.warnings if warning.code == "not_english"} == {
        f"The page is in {name}: it was cleaned, and nothing was extracted from it."
    }
    assert not any((record.actors, record.statements, record.claims, record.commitments, record.flows))


def test_the_library_is_loaded_where_it_is_first_needed() -> None:
    asked = "import sys, onrecord.cli, onrecord.pipeline; print({'py3langid', 'babel'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "set()\n"
