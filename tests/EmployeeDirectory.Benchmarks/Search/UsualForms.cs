namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>How people with names in Arabic and Hebrew letters write them in Latin ones, from passports and letterheads.</summary>
internal static class UsualForms
{
    private static readonly ILookup<string, string> Forms = """
        محمد Muhammad Mohammed Mohamed Mohammad
        فاطمة Fatima Fatma Fatimah
        أحمد Ahmed Ahmad
        مريم Maryam Mariam
        علي Ali Aly
        عائشة Aisha Ayesha
        حسن Hassan Hasan
        زينب Zaynab Zainab
        يوسف Yusuf Youssef Yousef
        ليلى Layla Leila Laila
        إبراهيم Ibrahim Ebrahim
        خديجة Khadija Khadijah
        عمر Omar Umar
        سارة Sarah Sara
        خالد Khalid Khaled
        نور Nour Noor
        مصطفى Mustafa Mostafa
        هدى Huda Hoda
        محمود Mahmoud Mahmud
        سلمى Salma Selma
        عبدالله Abdullah Abdallah
        رنا Rana
        طارق Tariq Tarek
        كريم Karim Kareem
        دينا Dina Deena
        سعيد Said Saeed
        ياسمين Yasmin Yasmine
        ناصر Nasser Nasir
        جميلة Jamila Jameela
        بلال Bilal Belal
        إيمان Iman Eman
        رامي Rami Ramy
        أسماء Asma
        حداد Haddad Hadad
        المصري al-Masri Elmasri
        الزهراني al-Zahrani Alzahrani
        النجار al-Najjar Elnaggar
        الخطيب al-Khatib Alkhateeb
        منصور Mansour Mansoor
        عثمان Othman Uthman
        بغدادي Baghdadi Bagdadi
        الحسيني al-Husseini Alhusaini
        خوري Khoury Khouri
        صباغ Sabbagh
        القاسم al-Qasim Alkassem
        الأنصاري al-Ansari
        درويش Darwish Darweesh
        حمدان Hamdan
        عبدالرحمن Abdulrahman Abdelrahman
        السعدي al-Saadi Alsaadi
        الدوسري al-Dosari Aldossari
        إسماعيل Ismail Esmail
        قباني Qabbani Kabbani
        شاهين Shaheen Shahin
        נועם Noam
        תמר Tamar
        יוסף Yosef Yossef
        מרים Miriam
        דוד David
        שרה Sarah Sara
        אברהם Avraham Abraham
        רחל Rachel
        משה Moshe
        לאה Leah Lea
        יעקב Yaakov Yakov
        רבקה Rivka
        יצחק Yitzhak Itzhak
        שושנה Shoshana
        בנימין Binyamin Benyamin
        אסתר Esther Ester
        אורי Uri Ori
        נועה Noa
        איתי Itay Itai
        מיכל Michal
        עומר Omer
        הילה Hila
        שלמה Shlomo
        דבורה Dvora Devorah
        כהן Cohen Kohen
        לוי Levi Levy
        מזרחי Mizrahi Mizrachi
        פרץ Peretz
        ביטון Biton Bitton
        דהן Dahan
        פרידמן Fridman Friedman
        אזולאי Azoulay Azulay
        מלכה Malka
        כץ Katz
        חדד Hadad Haddad
        אוחיון Ohayon
        גבאי Gabbay Gabay
        חיים Chaim Haim
        רוזנברג Rosenberg
        גולדשטיין Goldstein
        שפירא Shapira
        ברק Barak
        رضا Reza
        مریم Maryam
        حسین Hossein Hussein
        زهرا Zahra
        شیرین Shirin
        پرویز Parviz
        داریوش Dariush
        نسرین Nasrin
        بهرام Bahram
        مهدی Mehdi Mahdi
        کوروش Kourosh Kurosh
        کریمی Karimi
        حسینی Hosseini Husseini
        رضایی Rezaei
        محمدی Mohammadi
        احمدی Ahmadi
        شیرازی Shirazi
        نوری Nouri Noori
        صادقی Sadeghi
        رحیمی Rahimi
        موسوی Mousavi Moosavi
        """.Split('\n').Select(line => line.Split(' ')).SelectMany(line => line.Skip(1), (line, form) => (line[0], form))
        .ToLookup(pair => pair.Item1, pair => pair.form);

    public static string? Latin(Person person, Random random) =>
        One(person.Record.GivenName!, random) is { } given && One(person.Record.FamilyName ?? "", random) is { } family
            ? $"{given} {family}"
            : null;

    /// <summary>Who may write their name so, in either letters.</summary>
    public static Func<Person, bool> Same(Person asked, string text)
    {
        var (givens, families) = (All(asked.Record.GivenName!), All(asked.Record.FamilyName ?? ""));
        return person => person.Record.GivenName == asked.Record.GivenName && person.Record.FamilyName == asked.Record.FamilyName
            || givens.Contains(Typed.Plain(person.Given)) && families.Contains(Bare(person.Family));
    }

    private static HashSet<string> All(string name) => [.. Forms[name].Select(form => Bare(Typed.Plain(form)))];

    private static string Bare(string name) => name.Replace("al-", "", StringComparison.Ordinal).Replace("el-", "", StringComparison.Ordinal);

    private static string? One(string name, Random random) => Forms[name].ToArray() is { Length: > 0 } forms ? forms[random.Next(forms.Length)] : null;
}
