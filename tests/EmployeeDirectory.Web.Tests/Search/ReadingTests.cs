using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Web.Tests.Site;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>How what people type is read: exact values first, and never nobody because of one word.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly SearchableStaff _staff = new();

    public ReadingTests()
    {
        _staff.Add(Someone("Jonas Weber") with { JobTitle = "Analyst", Location = "Leeds", Skills = ["C#", "Rust"], EmployeeNumber = "00417" });
        _staff.Add(Someone("Carla Cole") with { JobTitle = "Clerk", Location = "Leeds", Skills = ["C++"], Phones = ["+1 212 555 0147 x4321"] });
        _staff.Add(Someone("Cosima Adler") with { Skills = [".NET", "Node.js"], Phones = ["0113 496 0188"] });
        _staff.Add(Someone("Rita Rand") with { Department = "R&D", Skills = ["c"] });
        _staff.Add(Someone("Ria Drew") with { Department = "Research" });
        _staff.Add(Someone("Maria Lopez") with { JobTitle = "Chief Executive Officer", Department = "Board" });
        _staff.Add(Someone("Nils Frey") with { JobTitle = "Vice President of Sales", Department = "Human Resources" });
        _staff.Add(Someone("María de la Cruz") with { GivenName = "María", FamilyName = "de la Cruz" });
        _staff.Add(Someone("Mary Ann Jones") with { GivenName = "Mary Ann", FamilyName = "Jones" });
        _staff.Add(Someone("Maryann Lee") with { GivenName = "Maryann", FamilyName = "Lee" });
        _staff.Add(Someone("Jan van der Meer") with { GivenName = "Jan", FamilyName = "van der Meer" });
        _staff.Add(Someone("Siobhán O’Brien") with { GivenName = "Siobhán", FamilyName = "O’Brien" });
        _staff.Add(Someone("Pat OBrien") with { GivenName = "Pat", FamilyName = "OBrien" });
        _staff.Add(Someone("Miller, Harold (Contractor)") with { JobTitle = "Operations manager" });
        _staff.Add(Someone("Владимир Петров"));
        _staff.Add(Someone("Vladimir Ivanov"));
        _staff.Add(Someone("髙橋 一郎"));
        _staff.Add(Someone("Γιώργος Παππάς"));
        _staff.Add(Someone("Günel Əliyeva"));
        _staff.Add(Someone("Geoffrey Meier") with { GivenName = "Geoffrey", FamilyName = "Meier" });
        _staff.Add(Someone("Ana Giménez") with { GivenName = "Ana", FamilyName = "Giménez" });
        _staff.Add(Someone("Philippe Roux") with { GivenName = "Philippe", FamilyName = "Roux" });
        _staff.Add(Someone("Leeds Parker") with { Location = "York" });
    }

    public void Dispose() => _staff.Dispose();

    [Theory]
    [InlineData("C#", "Jonas Weber"), InlineData("c#", "Jonas Weber"), InlineData("csharp", "Jonas Weber"), InlineData("c++", "Carla Cole")]
    [InlineData(".net", "Cosima Adler"), InlineData("dotnet", "Cosima Adler"), InlineData("node.js", "Cosima Adler"), InlineData("nodejs", "Cosima Adler")]
    [InlineData("R&D", "Rita Rand"), InlineData("C# Leeds", "Jonas Weber")]
    public void Find_Signs_BelongToTheirWord(string typed, string only) => Assert.Equal([only], _staff.Names(typed));

    [Theory]
    [InlineData("CEO", "Maria Lopez"), InlineData("vp", "Nils Frey"), InlineData("hr", "Nils Frey"), InlineData("ops mgr", "Miller, Harold (Contractor)")]
    public void Find_ShortForms_AreThoseOfTitlesAndDepartments(string typed, string first) => Assert.Equal(first, _staff.Names(typed).FirstOrDefault());

    [Fact]
    public void Find_OneLetter_BeginsANameOrIsAWholeValue() =>
        Assert.Equal(["Rita Rand", "Cosima Adler", "Carla Cole", "María de la Cruz", "Miller, Harold (Contractor)"], _staff.Names("c"));

    [Fact]
    public void Find_WholeValue_ComesBeforeBeginningsOfNames() =>
        Assert.Equal(["Leeds Parker", "Carla Cole", "Jonas Weber"], _staff.Names("leeds"));

    [Theory]
    [InlineData("delacruz", "María de la Cruz"), InlineData("de lacruz", "María de la Cruz"), InlineData("mary ann", "Mary Ann Jones", "Maryann Lee")]
    [InlineData("maryann", "Maryann Lee", "Mary Ann Jones"), InlineData("vandermeer", "Jan van der Meer"), InlineData("van dermeer", "Jan van der Meer")]
    [InlineData("O'Brien", "Siobhán O’Brien", "Pat OBrien"), InlineData("obrien", "Pat OBrien", "Siobhán O’Brien"), InlineData("o brien", "Siobhán O’Brien", "Pat OBrien")]
    public void Find_JoinedAndSplitNames_Meet(string typed, params string[] all) => Assert.Equal(all.Order(), _staff.Names(typed).Order());

    [Theory]
    [InlineData("Dr. Jonas Weber", "Jonas Weber"), InlineData("Jonas Weber, PhD", "Jonas Weber"), InlineData("Mr Weber", "Jonas Weber")]
    [InlineData("Jonas Weber (External)", "Jonas Weber"), InlineData("Weber, Jonas (IT)", "Jonas Weber"), InlineData("Jonas Karl Weber", "Jonas Weber")]
    [InlineData("who knows rust in leeds", "Jonas Weber"), InlineData("the analyst from leeds", "Jonas Weber"), InlineData("weber quxquux", "Jonas Weber")]
    [InlineData("Harold Miller", "Miller, Harold (Contractor)"), InlineData("someone at rust", "Jonas Weber")]
    public void Find_OneWordTooMany_IsNotNobody(string typed, string first) => Assert.Equal(first, _staff.Names(typed).FirstOrDefault());

    [Theory]
    [InlineData("Jonas Karl Weber", "karl"), InlineData("weber quxquux", "quxquux"), InlineData("Dr. Jonas Weber", "dr")]
    public void Find_WordsLeftOut_AreNamed(string typed, string word) =>
        Assert.Equal([word], _staff.Search.Find(new SearchQuery { Q = typed }).LeftOut);

    [Theory]
    [InlineData("vladimir petrov", "Владимир Петров"), InlineData("Владимир Иванов", "Vladimir Ivanov"), InlineData("高橋", "髙橋 一郎")]
    [InlineData("giorgos pappas", "Γιώργος Παππάς"), InlineData("gunel eliyeva", "Günel Əliyeva"), InlineData("aliyeva gunel", "Günel Əliyeva")]
    public void Find_OneNameInTwoScripts_Meets(string typed, string only) => Assert.Equal([only], _staff.Names(typed));

    [Theory]
    [InlineData("Jeffrey Mayer", "Geoffrey Meier"), InlineData("jimenez", "Ana Giménez"), InlineData("Filip Roux", "Philippe Roux"), InlineData("maier", "Geoffrey Meier")]
    public void Find_NamesThatSoundAlike_Meet(string typed, string first) => Assert.Equal(first, _staff.Names(typed).FirstOrDefault());

    [Fact]
    public async Task Find_MisspeltNameOfSomebodyJustAdded_IsSoonFound()
    {
        Assert.Empty(_staff.Names("zerubavel"));
        _staff.Add(Someone("Zerubbabel Quint"));
        await Wait.UntilAsync(() => Task.FromResult(_staff.Names("zerubavel") is ["Zerubbabel Quint"]), seconds: 10);
    }

    [Theory]
    [InlineData("+1 212 555 0147", "Carla Cole"), InlineData("2125550147", "Carla Cole"), InlineData("4321", "Carla Cole"), InlineData("+1 212 555 0147 x4321", "Carla Cole")]
    [InlineData("+44 113 496 0188", "Cosima Adler"), InlineData("0113 496 0188", "Cosima Adler"), InlineData("\u202A0113–496–0188\u202C", "Cosima Adler")]
    [InlineData("212 555", "Carla Cole"), InlineData("417", "Jonas Weber"), InlineData("00417", "Jonas Weber")]
    public void Find_Numbers_ByTheirParts(string typed, string only) => Assert.Equal([only], _staff.Names(typed));
}
