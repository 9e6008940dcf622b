#!/usr/bin/env python3
"""Print moving-days.tsv: the civil dates of days that no simple rule gives."""
# requirements: korean-lunar-calendar==0.4.0 hijridate==2.6.0 convertdate==2.5.1
#   holidays==0.109 ephem==4.2.1 python-dateutil==2.9.0.post0
from datetime import date, timedelta
from math import pi, radians

import ephem
from convertdate import hebrew
from dateutil.easter import easter
from hijridate import Hijri
from holidays import country_holidays
from holidays.calendars.buddhist import _BuddhistLunisolar as Buddhist
from holidays.calendars.chinese import VIETNAMESE_CALENDAR, _ChineseLunisolar as Chinese
from holidays.calendars.hindu import _HinduLunisolar as Hindu
from holidays.calendars.persian import _Persian as Persian
from korean_lunar_calendar import KoreanLunarCalendar
YEARS = range(1990, 2051)
DAY = timedelta(days=1)
HEADER = """\
# Days that move from year to year, 1990-2050 or as far as the source reaches.
# Columns: key (named in holidays.tsv), days: MMDD for each year from 1990 on, ---- where there is none.
# Days that begin at sunset: the first full civil day, but for hanukkah, passover,
# rosh-hashanah and yom-kippur the civil date of the evening on which they begin.
# Islamic: Umm al-Qura (where the moon is sighted a day or two later). Hindu: India.
# Made by make_holidays.py with: korean-lunar-calendar 0.4.0 (MIT; Korean lunar days), ephem
# 4.2.1 (MIT; solar terms, dog days), hijridate 2.6.0 (MIT; Islamic), convertdate 2.5.1 (MIT;
# Jewish), holidays 0.109 (MIT; Chinese, Hindu and other Asian days), python-dateutil
# 2.9.0.post0 (Apache-2.0 OR BSD-3-Clause; Easter, for earth-hour)."""
KOREAN = {"seollal": (1, 1), "daeboreum": (1, 15), "samjinnal": (3, 3), "buddha": (4, 8),
          "dano": (5, 5), "yudu": (6, 15), "chilseok": (7, 7), "baekjung": (7, 15),
          "chuseok": (8, 15), "jungyangjeol": (9, 9)}
TERMS = {"sohan": 285, "ipchun": 315, "gyeongchip": 345, "chunbun": 0, "cheongmyeong": 15,
         "gogu": 30, "ipha": 45, "soman": 60, "mangjong": 75, "haji": 90, "ipchu": 135,
         "cheoseo": 150, "chubun": 180, "dongji": 270, "hallo": 195, "sanggang": 210, "ipdong": 225}
ISLAMIC = {"islamic-new-year": (1, 1), "ashura": (1, 10), "arbaeen": (2, 20), "mawlid": (3, 12),
           "isra-miraj": (7, 27), "mid-shaban": (8, 15), "ramadan": (9, 1),
           "laylat-al-qadr": (9, 27), "eid-al-fitr": (10, 1), "eid-al-adha": (12, 10)}
# Month (1 is Nisan) and day; of those given by their evening, the day before.
JEWISH = {"passover": (1, 14), "yom-hashoah": (1, 27), "yom-haatzmaut": (2, 5), "purim": (12, 14),
          "lag-baomer": (2, 18), "jerusalem-day": (2, 28), "shavuot": (3, 6), "sukkot": (7, 15),
          "tisha-bav": (5, 9), "rosh-hashanah": (6, 29), "yom-kippur": (7, 9), "hanukkah": (9, 24),
          "shemini-atzeret": (7, 22), "simchat-torah": (7, 23), "tu-bishvat": (11, 15)}
# By key and weekday (1 is Monday): days to add, since when.
MOVED = {("yom-hashoah", 5): (-1, 0), ("yom-hashoah", 7): (1, 1997), ("tisha-bav", 6): (1, 0),
         ("yom-haatzmaut", 1): (1, 2004), ("yom-haatzmaut", 5): (-1, 0), ("yom-haatzmaut", 6): (-2, 0)}
HINDU = """DIWALI_INDIA HOLI SHARAD_NAVRATRI DUSSEHRA RAKSHA_BANDHAN ONAM JANMASHTAMI PONGAL
GANESH_CHATURTHI MAHA_SHIVARATRI GUDI_PADWA VAISAKHI GURU_NANAK_JAYANTI KARWA_CHAUTH
GURU_GOBIND_SINGH_JAYANTI GURU_RAVIDAS_JAYANTI RAM_NAVAMI RATH_YATRA PUTHANDU CHHATH_PUJA
BASANT_PANCHAMI MAKAR_SANKRANTI MAHAVIR_JAYANTI HANUMAN_JAYANTI GURU_PURNIMA""".split()


def korean_lunar(year, month, day):
    calendar = KoreanLunarCalendar()
    assert calendar.setLunarDate(year, month, day, False)
    return date.fromisoformat(calendar.SolarIsoFormat())


def solar_term(year, longitude):
    """The Korean civil date on which the Sun reaches an apparent longitude in degrees."""
    moment, left = ephem.Date(f"{year}/1/1") + (longitude - 280) % 360 / 360 * 365.2422, 1
    while abs(left) > 1e-7:
        sun = ephem.Sun(ephem.Date(moment))
        seen = ephem.Ecliptic(ephem.Equatorial(sun.g_ra, sun.g_dec, epoch=moment), epoch=moment)
        left = (radians(longitude) - seen.lon + pi) % (2 * pi) - pi
        moment += left / (2 * pi) * 365.2422
    return ephem.Date(moment + 9 * ephem.hour).datetime().date()


def dog_day(year, longitude, days):
    """Some days after the first gyeong day (the seventh of ten) from a solar term."""
    day = solar_term(year, longitude)
    return day + DAY * ((2 - day.toordinal()) % 10 + days)


def jewish(key, year):
    month, day = JEWISH[key]
    full = date(*hebrew.to_gregorian(year, month + (key == "purim" and hebrew.leap(year)), day))
    days, since = MOVED.get((key, full.isoweekday()), (0, 0))
    return full + DAY * days if full.year >= since else full


def earth_hour(year):
    """The last Saturday of March; a week earlier on Holy Saturday, and in 2025."""
    last = date(year, 3, 31) - DAY * ((date(year, 3, 31).weekday() + 2) % 7)
    return last - 7 * DAY if last == easter(year) - DAY or year == 2025 else last


def moving_days():
    """Yield every key and date, in no order."""
    for key, month_day in ISLAMIC.items():
        yield from ((key, Hijri(y, *month_day).to_gregorian()) for y in range(1410, 1474))
    for key in JEWISH:
        yield from ((key, jewish(key, year)) for year in range(5750, 5813))
    penang = country_holidays("MY", "07", range(2011, 2028), language="en_US")
    yield from (("thaipusam", day) for day in penang if "Thaipusam" in penang.get_list(day))
    for year in YEARS:
        yield from ((key, korean_lunar(year, *month_day)) for key, month_day in KOREAN.items())
        yield from ((key, solar_term(year, longitude)) for key, longitude in TERMS.items())
        yield "hansik", solar_term(year - 1, 270) + 105 * DAY
        yield "chobok", dog_day(year, 90, 20)
        yield "jungbok", dog_day(year, 90, 30)
        yield "malbok", dog_day(year, 135, 0)
        for name in ("lunar_new_year", "dragon_boat", "mid_autumn", "double_ninth", "qingming"):
            key = name.replace("lunar", "chinese").replace("_", "-")
            yield key, getattr(Chinese(), name + "_date")(year)[0]
        yield "tet", Chinese(VIETNAMESE_CALENDAR).lunar_new_year_date(year)[0]
        yield "vesak", date(year, *Buddhist.VESAK_DATES[year])
        yield "nowruz", Persian().new_year_date(year)
        yield "parsi-new-year", date(2013, 8, 18) + DAY * 365 * (year - 2013)
        yield from [("earth-hour", earth_hour(year))] if year >= 2007 else []
        for table in HINDU:
            key = table.lower().replace("_", "-")
            yield from ((key, day) for day, _ in Hindu()._get_holiday_set(table, year))


def rows():
    """Yield a row for each key: its day in each of the years, the first where a year has two."""
    table = {}
    for key, day in sorted(moving_days(), key=lambda entry: entry[1]):
        if day.year in YEARS:
            table.setdefault(key, {}).setdefault(day.year, day.strftime("%m%d"))
    for key, days in sorted(table.items()):
        yield key + "\t" + " ".join(days.get(year, "----") for year in YEARS)


if __name__ == "__main__":
    print(HEADER, *rows(), sep="\n")
