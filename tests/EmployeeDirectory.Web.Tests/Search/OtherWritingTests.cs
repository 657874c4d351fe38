using EmployeeDirectory.Core.Search;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>One name in two scripts, names that sound alike, short forms, numbers and pasted text, each behind what is more exact.</summary>
public sealed class OtherWritingTests : IDisposable
{
    private readonly SearchableStaff _staff = new();

    public OtherWritingTests()
    {
        foreach (var name in (string[])
            [
                "فاطمة الزهراوي", "محمود درويش", "محمد الشريف", "خالد سعيد", "أحمد قاسم", "رضا کریمی", "דוד כהן", "שרה לוי", "יוסף מזרחי", "אברהם פרץ",
                "सुनीता देशमुख", "สมชาย ใจดี", "Mohammed Benali", "Omar al-Khatib", "Yitzhak Stern", "Nərgiz Məmmədova", "Ђорђе Његошевић", "Žarko Đurić",
                "Евгений Тютчев", "Юлия Сорока", "Yulia Adler", "欧阳娜娜", "Zhang Weimin", "Wei Wu", "吴伟", "علي النجار", "بلال النجار", "Desmond Pryce", "Joost Jansen", "Ruth Schmitt", "Astrid Nilsson",
                "Ludwig Kreutzer", "Pilar Giménez", "Katharina Vogt", "Catarina Fonseca", "Ottilie Mohr", "Hans Maier", "Mario Bianco", "Maria Verdi"
            ])
            _staff.Add(Someone(name));
        _staff.Add(Someone("Şebnem Çağlayan") with { JobTitle = "HR Business Partner", Department = "Human Resources", Location = "Київ" });
        _staff.Add(Someone("Hrafn Prior") with { JobTitle = "Technician", Skills = ["Communication"] });
        _staff.Add(Someone("Lourdes Ibáñez") with { JobTitle = "VP Marketing", Department = "Public Relations", Phones = ["+1 512 555 0190 ext. 77"] });
        _staff.Add(Someone("Bea Norling") with { JobTitle = "Systems Administrator", Department = "Information Technology", EmployeeNumber = "PL-0457" });
        _staff.Add(Someone("Gil Arden") with { JobTitle = "Software Engineer", Location = "York", EmployeeNumber = "00031", Email = "g.arden@acme.example" });
        _staff.Add(Someone("Ned Alcott") with { JobTitle = "Sr. Data Engineer", Location = "York", Skills = ["Software"], Email = "n.alcott@acme.example" });
        _staff.Add(Someone("Orla Finch") with { JobTitle = "Chief Executive Officer", Department = "Finance", Location = "München" });
        _staff.Add(Someone("Finn Ash") with { JobTitle = "Data Protection Officer", Department = "Communications", ManagerId = _staff.People.FindNamed("Orla Finch", 1)[0].Id });
        _staff.Add(Someone("Priya Naidu"));
        _staff.Add(Someone("Bela Toth") with { ManagerId = _staff.People.FindNamed("Priya Naidu", 1)[0].Id });
    }

    public void Dispose() => _staff.Dispose();

    [Theory]
    [InlineData("fatima", "فاطمة الزهراوي"), InlineData("Fatma al-Zahrawi", "فاطمة الزهراوي"), InlineData("Fatimah az-Zahrawi", "فاطمة الزهراوي")]
    [InlineData("Mahmood Darweesh", "محمود درويش"), InlineData("Khaled Saeed", "خالد سعيد"), InlineData("Ahmad Kassem", "أحمد قاسم")]
    [InlineData("reza karimi", "رضا کریمی"), InlineData("David Kohen", "דוד כהן"), InlineData("Sara Levy", "שרה לוי"), InlineData("Yossef Mizrachi", "יוסף מזרחי")]
    [InlineData("Avraham Peretz", "אברהם פרץ"), InlineData("Abraham Peretz", "אברהם פרץ"), InlineData("Sunitha Deshmukh", "सुनीता देशमुख"), InlineData("somchai", "สมชาย ใจดี"), InlineData("Belal al-Najjar", "بلال النجار")]
    [InlineData("عمر الخطيب", "Omar al-Khatib"), InlineData("יצחק", "Yitzhak Stern"), InlineData("محمد", "محمد الشريف", "Mohammed Benali")]
    [InlineData("muhammad", "محمد الشريف", "Mohammed Benali"), InlineData("mahmoud", "محمود درويش")]
    public void Find_AbjadNames_MatchTheirLatinForms(string typed, params string[] first) =>
        Assert.Equal(first, _staff.Names(typed).Take(first.Length));

    [Fact]
    public void Find_AbjadNames_AreToldApartByTheVowelsTheyWrite() => Assert.DoesNotContain("محمود درويش", _staff.Names("muhammad"));

    [Theory]
    [InlineData("nargiz mammadova", "Nərgiz Məmmədova"), InlineData("Đorđe Njegošević", "Ђорђе Његошевић"), InlineData("жарко ђурић", "Žarko Đurić")]
    [InlineData("Jewgeni Tjuttschew", "Евгений Тютчев"), InlineData("Юлия", "Юлия Сорока", "Yulia Adler"), InlineData("kiev", "Şebnem Çağlayan")]
    [InlineData("ouyang nana", "欧阳娜娜"), InlineData("吳偉", "吴伟", "Wei Wu"), InlineData("张伟民", "Zhang Weimin"), InlineData("desmondpryce", "Desmond Pryce"), InlineData("dpryce", "Desmond Pryce")]
    public void Find_OtherSpellings_Meet(string typed, params string[] first) => Assert.Equal(first, _staff.Names(typed).Take(first.Length));

    [Theory]
    [InlineData("Mayer", "Hans Maier"), InlineData("Smith", "Ruth Schmitt"), InlineData("Ludvik Kreuzer", "Ludwig Kreutzer"), InlineData("Ximenez", "Pilar Giménez")]
    [InlineData("Nelson", "Astrid Nilsson"), InlineData("Janszen", "Joost Jansen"), InlineData("Katarina", "Katharina Vogt", "Catarina Fonseca")]
    public void Find_NamesThatSoundAlike_Meet(string typed, params string[] first) => Assert.Equal(first.Order(), _staff.Names(typed).Take(first.Length).Order());

    [Fact]
    public void Find_FewOfTheName_AreFollowedByThoseThatSoundAlike()
    {
        Assert.Equal(["Katharina Vogt", "Catarina Fonseca"], _staff.Names("katharina"));
        Assert.Equal(["Maria Verdi"], _staff.Names("maria"));
    }

    [Theory]
    [InlineData("HR", "Şebnem Çağlayan"), InlineData("pr", "Lourdes Ibáñez"), InlineData("hrbp", "Şebnem Çağlayan"), InlineData("C.E.O.", "Orla Finch")]
    [InlineData("bp", "Şebnem Çağlayan"), InlineData("sysadmin", "Bea Norling"), InlineData("vice president marketing", "Lourdes Ibáñez")]
    [InlineData("senior data engineer", "Ned Alcott"), InlineData("data engineers", "Ned Alcott"), InlineData("fin", "Orla Finch"), InlineData("r+d", "Rita Rand")]
    [InlineData("communications", "Finn Ash", "Hrafn Prior"), InlineData("software engineer york", "Gil Arden")]
    public void Find_ShortForms_StandForTheirWords(string typed, params string[] first)
    {
        _staff.Add(Someone("Rita Rand") with { Department = "R&D" });
        Assert.Equal(first, _staff.Names(typed).Take(first.Length));
    }

    [Theory]
    [InlineData("ext 77"), InlineData("x77"), InlineData("77"), InlineData("内線 77")]
    public void Find_ExtensionAlone_IsThatOfThePhone(string typed) => Assert.Equal(["Lourdes Ibáñez"], _staff.Names(typed));

    [Theory]
    [InlineData("+0000"), InlineData("0000000"), InlineData("x7"), InlineData("#1")]
    public void Find_NumberThatIsAlmostNone_IsNotEverybodyWithAPhone(string typed) => Assert.Empty(_staff.Names(typed));

    [Fact]
    public void Find_ArabicNameWithAnArticle_IsNotEverybodyWithOne() => Assert.Equal(["محمد الشريف"], _staff.Names("الشريف"));

    [Theory]
    [InlineData("Fatma al-Zahrawi"), InlineData("Omar al-Khatib")]
    public void Find_EveryWordIsFound_LeavesNoneOut(string typed) => Assert.Empty(_staff.Search.Find(new SearchQuery { Q = typed }).LeftOut);

    [Theory]
    [InlineData("adams", "Eve Adams"), InlineData("papa", "Zoe Papadaki"), InlineData("A.K. Dallal", "Anil Kumar Dallal"), InlineData("A. K. Dallal", "Anil Kumar Dallal")]
    public void Find_Names_AreNotReadAsWordsOfWorkOrTheirPlurals(string typed, string only)
    {
        using var staff = new SearchableStaff();
        staff.Add(Someone("Adam West") with { JobTitle = "Personal assistant" });
        foreach (var name in (string[])["Eve Adams", "Zoe Papadaki", "Anil Kumar Dallal", "Bela Dallal"])
            staff.Add(Someone(name));
        Assert.Equal([only], staff.Names(typed));
    }

    [Fact]
    public void Find_ManagerOfALink_IsNotRespeltAndOneThatIsTypedMayBe()
    {
        Assert.Equal(["Finn Ash"], _staff.Names("manager:fintch"));
        var result = _staff.Search.Find(new SearchQuery { Manager = "Orla Fintch" });
        Assert.Equal((0, "Orla Fintch"), (result.Total, Assert.Single(result.Unknown).Text));
    }

    [Theory]
    [InlineData("001512555"), InlineData("011 1 512 555"), InlineData("+1512555")]
    public void Find_InternationalNumber_ByItsBeginning(string typed) => Assert.Equal(["Lourdes Ibáñez"], _staff.Names(typed));

    [Theory]
    [InlineData("pl457", "Bea Norling"), InlineData("PL 457", "Bea Norling"), InlineData("0000031", "Gil Arden"), InlineData("031", "Gil Arden")]
    public void Find_NumbersOfEmployees_BySignsAndZerosOrNot(string typed, string only) => Assert.Equal([only], _staff.Names(typed));

    [Theory]
    [InlineData("n.alcott@acme.example, g.arden@acme.example", "Gil Arden", "Ned Alcott"), InlineData("mailto:g.arden@acme.example?subject=Hello%20there", "Gil Arden")]
    [InlineData("\"Arden, Gil\" <g.arden@acme.example>;", "Gil Arden"), InlineData("g.arden@earlier.example", "Gil Arden")]
    public void Find_PastedAddresses_AreThosePeople(string typed, params string[] all) => Assert.Equal(all, _staff.Names(typed).Order());

    [Theory]
    [InlineData("show me everyone who is a software engineer in york", "Gil Arden"), InlineData("wer ist Hans Maier", "Hans Maier"), InlineData("où est Pilar Giménez", "Pilar Giménez")]
    [InlineData("кто такой Евгений Тютчев", "Евгений Тютчев"), InlineData("Priya B. Naidu", "Priya Naidu"), InlineData("Desmond Karl Prycee", "Desmond Pryce")]
    [InlineData("phone number of desmond pryce", "Desmond Pryce")]
    public void Find_Sentences_AreReadByTheWordsThatSaySomething(string typed, string first) => Assert.Equal(first, _staff.Names(typed).FirstOrDefault());

    [Theory]
    [InlineData("in:muenchen", "Orla Finch"), InlineData("department:it", "Bea Norling"), InlineData("department:hr", "Şebnem Çağlayan"), InlineData("skill:comunication", "Hrafn Prior")]
    [InlineData("in: york arden", "Gil Arden"), InlineData("manager:fintch", "Finn Ash"), InlineData("team:orlaa", "Finn Ash")]
    public void Find_SearchOperators_TakeValuesAsTheyAreTyped(string typed, string only) => Assert.Equal([only], _staff.Names(typed));

    [Fact]
    public void Find_SentenceWithAName_SuggestsTheTeam() =>
        Assert.Equal("Orla Finch", Assert.Single(_staff.Search.Find(new SearchQuery { Q = "who reports to orla finch" }).Suggestions).Query.Team);

    [Fact]
    public void Find_CloseTypingError_ComesBeforeDistantSounds() => Assert.Equal("Orla Finch", _staff.Names("finanec")[0]);

    [Theory]
    [InlineData("muhammad", "محمد الشريف", "محمد"), InlineData("Юлия", "Yulia Adler", "yulia"), InlineData("desmnod", "Desmond Pryce", "desmond"), InlineData("Smith", "Ruth Schmitt", "schmitt")]
    [InlineData("comunication", "Hrafn Prior", "communication"), InlineData("mktg", "Lourdes Ibáñez", "marketing"), InlineData("hr", "Şebnem Çağlayan", "hr")]
    [InlineData("it", "Bea Norling", "information technology"), InlineData("31", "Gil Arden", "00031")]
    public void Find_LooserReadings_SayWhichWordsMatched(string typed, string name, string words) => Assert.Equal(
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
        _staff.Search.Find(new SearchQuery { Q = typed }).Hits.Where(hit => hit.Employee.DisplayName == name).SelectMany(hit => hit.Words).Order());

    [Theory]
    [InlineData("comunication", "communication"), InlineData("desmnod pryce", "desmond pryce")]
    public void Find_WordsThatNobodyHas_GuessWhatIsMeantWithItsNumber(string typed, string text)
    {
        var guesses = _staff.Search.Find(new SearchQuery { Q = typed }).Guesses;
        Assert.Equal(text, guesses[0].Text);
        Assert.All(guesses, guess => Assert.Equal(_staff.Search.Find(new SearchQuery { Q = guess.Text }).Total, guess.Count));
    }

    [Fact]
    public void Find_WordThatSomebodyHasOrThatFindsNobodyWithTheFilter_GuessesNothing()
    {
        Assert.Empty(_staff.Search.Find(new SearchQuery { Q = "pryce" }).Guesses);
        Assert.Empty(_staff.Search.Find(new SearchQuery { Q = "comunication", Location = ["York"] }).Guesses);
    }

    [Theory]
    [InlineData("cx", "Customer Experience"), InlineData("customer experience lead", "CX Lead"), InlineData("mgr", "Shop manager")]
    public void Find_ShortFormsOfTheCompany_ComeBesideTheUsualOnes(string typed, string title)
    {
        using var staff = new SearchableStaff(new ShortForms([["CX", "Customer Experience"]]));
        staff.Add(Someone("Ann Able") with { JobTitle = title });
        staff.Add(Someone("Zebedee Quux"));
        Assert.Equal(["Ann Able"], staff.Names(typed));
    }

    [Theory]
    [InlineData("Data protection", "Data [protection]"), InlineData("Skill: Data-Protection, EU", "Skill: Data-[Protection], EU"), InlineData("Œuvre", "Œuvre")]
    [InlineData("protection", "[protection]"), InlineData("", "")]
    public void Split_Text_MarksWholeWords(string text, string parts) => Assert.Equal(
        parts, string.Concat(MatchedText.Split(text, new HashSet<string> { "protection" }).Select(part => part.IsMarked ? $"[{part.Text}]" : part.Text)));
}
