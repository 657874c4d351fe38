using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.SampleData;

public sealed class SampleStaffTests
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    [Fact]
    public void People_First250_AreDistinctAndTheSameAtAnySize()
    {
        var staff = SampleStaff.People(250, Today).ToList();
        Assert.Equal(250, staff.Select(person => person.DisplayName).Distinct().Count());
        Assert.Equal(250, staff.Select(person => person.EmailKey).Distinct().Count());
        Assert.Equal(250, staff.Select(person => person.Id).Distinct().Count());
        var told = staff.Select(person => person.About).OfType<string>().ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.InRange(told.Count, 250 * 2 / 3, 250);
        Assert.Contains(staff, person => person is { DisplayName: "Sam MacDonald", GivenName: "Samuel" });
        Assert.InRange(staff.Count(person => person.StartDate > Today.AddDays(-90) && person.StartDate <= Today), 5, 12);
        Assert.InRange(staff.Count(person => person.StartDate > Today), 1, 2);
        Assert.Equal(
            staff.Select(person => (person.Id, person.DisplayName, person.ManagerId)),
            SampleStaff.People(2000, Today).Take(250).Select(person => (person.Id, person.DisplayName, person.ManagerId)));
    }

    [Theory]
    [InlineData(250, 12)]
    [InlineData(10_000, 13)]
    public void People_Tree_HasManagersOfTheirDepartmentAbove(int count, int most)
    {
        var staff = SampleStaff.People(count, Today).ToList();
        var known = staff.ToDictionary(person => person.Id);
        var top = Assert.Single(staff, person => person.ManagerId is null);
        Assert.All(staff.Where(person => person.ManagerId is { } manager && manager != top.Id), person =>
            Assert.Equal(known[person.ManagerId!.Value].Department, person.Department));
        Assert.All(staff.Where(person => person.ManagerId is not null).GroupBy(person => person.ManagerId!.Value), team =>
        {
            Assert.Matches("Chief|President|Director|Head|Manager|Controller|Counsel", known[team.Key].JobTitle);
            Assert.InRange(team.Count(), 1, most);
        });
    }

    [Fact]
    public void People_TenThousand_HaveNoNameTwice() =>
        Assert.Equal(10_000, SampleStaff.People(10_000, Today).Select(person => person.DisplayName).Distinct().Count());

    [Fact]
    public async Task Fill_StoresDistinctPortraitsAndOneLineOfTheLog()
    {
        await using var site = await DirectorySite.StartAsync(("Storage:SampleEmployees", "40"));
        var people = await site.Services.GetRequiredService<IEmployeeStore>().ReadVersionsAsync(CancellationToken.None).CountAsync();
        Assert.Equal(40, people);
        var photos = site.Services.GetRequiredService<IPhotoStore>();
        var stored = await photos.ListAsync(CancellationToken.None).ToListAsync();
        Assert.InRange(stored.Count, 30, 40);
        HashSet<string> drawings = [];
        foreach (var photo in stored)
        {
            Assert.True(drawings.Add(Convert.ToHexString((await photos.GetAsync(photo.PhotoId, 256, CancellationToken.None))!)));
            Assert.NotNull(await photos.GetAsync(photo.PhotoId, 64, CancellationToken.None));
            Assert.NotNull(await photos.GetAsync(photo.PhotoId, 1024, CancellationToken.None));
        }

        var log = (await site.GetAsync("/log")).Document;
        Assert.Equal("40 people", Assert.Single(log.QuerySelectorAll(".told"), line => line.QuerySelector(".sentence")!.TextContent == "The invented people were added").QuerySelector(".detail")!.TextContent);
        Assert.DoesNotContain("sample data", log.Body!.TextContent, StringComparison.Ordinal);
    }
}
