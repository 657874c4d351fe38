using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Ada Lovelace", null, "AL")]
    [InlineData("Ada King Noel", "King Noel", "AK")]
    [InlineData("ada", null, "A")]
    [InlineData("Madonna", "Madonna", "M")]
    [InlineData("  émile   zola ", null, "ÉZ")]
    [InlineData("Nguyễn Văn An", "Nguyễn", "NA")]
    [InlineData("Nagy Anna", "Nagy", "NA")]
    [InlineData("Charles Babbage (retired)", "Babbage", "CB")]
    [InlineData("“Ada” Lovelace", null, "AL")]
    [InlineData("李雷", "李", "李")]
    [InlineData("雷 李", "李", "李")]
    [InlineData("محمد سعود", null, "م\u200Cس")]
    [InlineData("👩🏽‍🚀 Ada", null, "A")]
    [InlineData("👩🏽‍🚀", null, "👩🏽‍🚀")]
    [InlineData("E\u0301mile", null, "E\u0301")]
    [InlineData("Reynolds, Carole L", null, "CR")]
    [InlineData("Reynolds,Carole", null, "CR")]
    [InlineData("Miller, Harold (Contractor)", null, "HM")]
    [InlineData("Miller, Harold (Contractor)", "Miller", "HM")]
    [InlineData("Dr. Jonas Weber, PhD", null, "JW")]
    [InlineData("Weber, Dr. Jonas", null, "JW")]
    [InlineData("Jonas Weber, PMP, CISSP", null, "JW")]
    [InlineData("Dr. rer. nat. habil. Jonas Weber", null, "JW")]
    [InlineData("Smith Jr., John", null, "JS")]
    [InlineData("John Smith Jr.", null, "JS")]
    [InlineData("John Smith III", null, "JS")]
    [InlineData("King, Martin Luther Jr.", null, "MK")]
    [InlineData("King, Jr., Martin Luther", null, "MK")]
    [InlineData("Martin Luther King, Jr.", null, "MK")]
    [InlineData("van der Berg, Anna (EXT)", null, "AV")]
    [InlineData("de la Cruz, JP", null, "JD")]
    [InlineData("[External] Ann Lee", null, "AL")]
    [InlineData("(EXT) Ann Lee", null, "AL")]
    [InlineData("Ann Lee | Contoso", null, "AL")]
    [InlineData("Ann Lee - Marketing", null, "AL")]
    [InlineData("Prof. Dr. Ada Lovelace, MBA", null, "AL")]
    [InlineData("Frau Dr. Ada Lovelace", null, "AL")]
    [InlineData("O'Brien, Conan", null, "CO")]
    [InlineData("Gerard 't Hooft", null, "GT")]
    [InlineData("’t Hooft, Gerard", null, "GT")]
    [InlineData("ʻAkilina Kealoha", null, "AK")]
    [InlineData("Jeanne d'Arcy", null, "JD")]
    [InlineData("سعود، محمد", null, "م\u200Cس")]
    [InlineData("李，雷", null, "李")]
    [InlineData("佐藤、花子", null, "佐")]
    [InlineData("김 민준", null, "김")]
    [InlineData("Jack Ma", null, "JM")]
    [InlineData("Ma, Jack", null, "JM")]
    [InlineData("Nat King Cole", null, "NC")]
    [InlineData("Ii, Naosuke", null, "NI")]
    [InlineData("Dr", null, "D")]
    [InlineData("CPT Lee, Ann", null, "AL")]
    [InlineData("EXT - John Smith", null, "JS")]
    [InlineData("John Smith /IT/Berlin", null, "JS")]
    [InlineData("John Smith V", null, "JS")]
    [InlineData("John Smith #2", null, "JS")]
    [InlineData("Anna Huber M.A.", null, "AH")]
    [InlineData("Van der Meer", null, "VM")]
    [InlineData("Проф. Анна Иванова", null, "АИ")]
    [InlineData("Κος Γιώργος Παπαδόπουλος", null, "ΓΠ")]
    [InlineData("ดร. สมชาย ใจดี", null, "สใ")]
    [InlineData("الدكتورة ليلى حداد", null, "ل\u200Cح")]
    [InlineData("ד\"ר דוד כהן", null, "דכ")]
    [InlineData("მარია ბერიძე", null, "მბ")]
    [InlineData("(Contractor)", null, "C")]
    public void Of_Name_IsWhatPeopleWouldWrite(string name, string? family, string initials) =>
        Assert.Equal(initials, Initials.For(Staff.Someone(name) with { FamilyName = family }));

    [Fact]
    public void Of_HalfOfAPair_IsWellFormed() => Assert.Equal("\uFFFD", Initials.For(Staff.Someone("\uD83D")));

    [Fact]
    public void Hue_OfAName_StaysWithItAndDiffersFromOthers()
    {
        Assert.Equal(Initials.Hue("Ada Lovelace"), Initials.Hue("Ada Lovelace"));
        var hues = Enumerable.Range(0, 500).Select(n => Initials.Hue($"Person {n}")).ToList();
        Assert.All(hues, hue => Assert.InRange(hue, 0, Initials.Hues - 1));
        Assert.Equal(Initials.Hues, hues.Distinct().Count());
    }
}
