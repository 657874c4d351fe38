using System.Globalization;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Imports;

public sealed class ImportPlannerTests : IAsyncLifetime
{
    private DirectorySite _site = null!;
    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await DirectorySite.StartAsync();
        _desk = new(_site.Services);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Plan_EveryKind_IsSaidByRowAndField()
    {
        var ada = await AddAsync("Ada Shaw", number: "007", email: "ada@example.com", title: "Engineer");
        var eve = await AddAsync("Eve Stone", number: "7", email: "eve@example.com", title: "Designer");
        var (import, rows) = await _desk.PlanAsync("""
            Employee number,E-mail,Name,Title,Office
            007,,Ada Shaw,Architect,
            7,EVE@example.com,Eve Stone,Designer,
            8,new@example.com,Nadia New,,Leeds
            9,not an address,Bad Row,,
            """);
        Assert.Equal(
            [(2, RowKind.Updated), (3, RowKind.Updated), (4, RowKind.Created), (5, RowKind.Error)],
            rows.Select(row => (row.Number, row.Kind)));
        Assert.Equal((ada.Id, ada.Version), (rows[0].Person, rows[0].Version));
        Assert.Equal([new("JobTitle", "Engineer", "Architect")], rows[0].Changes);
        Assert.Equal(eve.Id, rows[1].Person);
        Assert.Equal([new("Email", "eve@example.com", "EVE@example.com")], rows[1].Changes);
        Assert.Contains(new("Location", null, "Leeds"), rows[2].Changes);
        Assert.Equal("E-mail", Assert.Single(rows[3].Problems).Column);
        Assert.Equal(2, import.Planned[RowKind.Updated]);
    }

    [Theory]
    [InlineData(EmptyCells.Keep, RowKind.Unchanged)]
    [InlineData(EmptyCells.Clear, RowKind.Updated)]
    public async Task Plan_EmptyCell_KeepsOrClears(EmptyCells empty, RowKind kind)
    {
        await AddAsync("Ada Shaw", email: "ada@example.com", title: "Engineer");
        var (_, rows) = await _desk.PlanAsync("Mail,Title\nada@example.com,\n", new() { Empty = empty });
        Assert.Equal(kind, Assert.Single(rows).Kind);
    }

    [Fact]
    public async Task Plan_WrongRows_SayWhy()
    {
        var one = await AddAsync("One", number: "1", email: "one@example.com");
        var two = await AddAsync("Two", number: "2", email: "two@example.com");
        await AddAsync("Three", number: "3", manager: two.Id);
        await AddAsync("Twin", number: "4", manager: one.Id);
        await AddAsync("Twin", number: "5");
        (string File, string Reason)[] cases =
        [
            ("Number,Mail\n1,two@example.com\n", "belong to two people"),
            ("Number,Name\n1,One\n1,One\n", "Row 2 is about the same person"),
            ("Number,Name,Mail\n11,New,new@example.com\n12,Other,NEW@example.com\n", "Row 2 has this, too"),
            ("Id,Name\n0f0e0d0c-0000-7000-8000-000000000000,New\n", "Nobody has this id"),
            ("Name\nTwin\n", "Several people are called"),
            ("Number,Manager\n1,Nobody Known\n", "Nobody is called"),
            ("Number,Manager\n1,Twin\n", "Several people are called"),
            ("Number,Manager\n1,1\n", "own manager"),
            ("Number,Manager\n1,2\n2,1\n", "would be a loop"),
            ("Number,Manager\n2,3\n", "would be a loop"),
            ("Number,Name\n13,\n", "Enter the name"),
            ("Number,Start date\n1,03/04/2026\n", "may be two days"),
            ("Number,Start date\n1,46082\n", "isn’t a date"),
            ("Number,Status\n1,gone\n", "Active or Left"),
            ("Number,Title\n1,=1+1\n", "formula"),
            ("Number,Title\n1,a,b\n", "more cells than the header"),
            ("Number,Name,Manager\n21,Boss,unknown\n22,New,21\n23,Newer,22\n", "their manager, has an error")
        ];
        foreach (var (file, reason) in cases)
        {
            var (import, rows) = await _desk.PlanAsync(file);
            Assert.Equal(RowKind.Error, rows[^1].Kind);
            var problem = Assert.Single(rows[^1].Problems);
            Assert.Contains(reason, string.Format(CultureInfo.InvariantCulture, problem.Text, [.. problem.Arguments]), StringComparison.Ordinal);
            Assert.Equal(rows.Count(row => row.Kind == RowKind.Error), import.Planned[RowKind.Error]);
        }
    }

    [Fact]
    public async Task Plan_Dates_AreReadWhereTheyArePlain()
    {
        foreach (var (text, order) in (IEnumerable<(string, DayOrder)>)[
            ("2026-03-31", DayOrder.Unknown), ("31.3.2026", DayOrder.Unknown), ("3/31/2026", DayOrder.Unknown), ("31/03/2026", DayOrder.DayFirst)])
        {
            var (_, rows) = await _desk.PlanAsync($"Name,Start\nAda,{text}\n", new() { Days = order });
            Assert.Contains(new("StartDate", null, "2026-03-31"), rows[0].Changes);
        }
    }

    [Fact]
    public async Task Plan_Managers_AreFoundByAnyKeyBeforeOrAfterThem()
    {
        var ada = await AddAsync("Ada Shaw", number: "007", email: "ada@example.com");
        var (_, rows) = await _desk.PlanAsync($"""
            Number,Name,Manager
            1,A,3
            2,B,ada@EXAMPLE.com
            3,C,Ada Shaw
            4,D,{ada.Id}
            5,E,Ada Shaw (ada@example.com)
            6,F,B
            """);
        string? ManagerOf(int row) => rows[row].Changes.Single(change => change.Field == "Manager").New;
        Assert.Equal($"{rows[2].Person}", ManagerOf(0));
        Assert.All([1, 2, 3, 4], row => Assert.Equal($"{ada.Id}", ManagerOf(row)));
        Assert.Equal($"{rows[1].Person}", ManagerOf(5));
    }

    [Fact]
    public async Task Plan_Missing_MarksNobodyUnlessAskedAndNobodyWhomARowMayBeAbout()
    {
        await AddAsync("Ada Shaw", number: "1");
        var eve = await AddAsync("Eve Stone", number: "2");
        await AddAsync("Gone", number: "3", status: EmployeeStatus.Left);
        const string file = "Number,Name\n1,Ada Shaw\n";
        Assert.Equal([RowKind.Unchanged], (await _desk.PlanAsync(file)).Rows.Select(row => row.Kind));
        var (_, rows) = await _desk.PlanAsync(file, new() { MarkMissing = true });
        Assert.Equal([(RowKind.Unchanged, "Ada Shaw"), (RowKind.Left, "Eve Stone")], rows.Select(row => (row.Kind, row.Name)));
        Assert.Equal(eve.Id, rows[1].Person);
        (_, rows) = await _desk.PlanAsync(file + "2;,wrong\n1,\"Eve\"\n,Nobody\n", new() { MarkMissing = true });
        Assert.Contains(rows, row => row.Kind == RowKind.Left);
        await AddAsync("Twin");
        await AddAsync("Twin");
        (_, rows) = await _desk.PlanAsync(file + ",Twin\n", new() { MarkMissing = true });
        Assert.DoesNotContain(rows, row => row.Kind == RowKind.Left);
    }

    [Fact]
    public async Task Plan_GivenAndFamilyName_MakeTheDisplayName()
    {
        var ada = await AddAsync("Ada Shaw", number: "1");
        Assert.NotNull(ada);
        var (_, rows) = await _desk.PlanAsync("Number,First name,Last name\n2,Ben,Moss\n");
        Assert.Equal("Ben Moss", rows[0].Name);
    }

    [Fact]
    public async Task Plan_ColumnsOfOtherNames_AreLeftOutAndRemembered()
    {
        var (import, _) = await _desk.PlanAsync("Full name,Mobile,Phone,Shoe size,Head\nAda,+49 30 1,+49 30 2,40,x\n");
        Assert.Equal(["DisplayName", "Phones", "Phones", null, null], import.Fields);
        await _desk.Store.SaveAsync(import with { Fields = ["DisplayName", "Phones", null, null, "Department"] }, TestContext.Current.CancellationToken);
        var (again, rows) = await _desk.PlanAsync("Full name,Mobile,Phone,Shoe size,Head\nEve,+49 30 123,+49 30 2,40,x\n");
        Assert.Equal(["DisplayName", "Phones", null, null, "Department"], again.Fields);
        Assert.Contains(new("Phones", null, "+49 30 123"), rows[0].Changes);
    }

    private Task<Employee> AddAsync(
        string name, string? number = null, string? email = null, string? title = null, Guid? manager = null, EmployeeStatus status = EmployeeStatus.Active) =>
        _desk.SaveAsync(new()
        {
            Id = Guid.CreateVersion7(),
            DisplayName = name,
            EmployeeNumber = number,
            Email = email,
            JobTitle = title,
            ManagerId = manager,
            Status = status
        });
}
