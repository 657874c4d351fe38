using System.Net;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class ChecksTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Theory]
    [InlineData("Email", "nonsense", "This isn’t an e-mail address")]
    [InlineData("Manager", "Nobody at all", "No one here is called “Nobody at all”")]
    [InlineData("Phones", "abc", "Enter one number in each field")]
    [InlineData("DisplayName", "", "Enter the name colleagues know them by")]
    public async Task Check_OfAWrongEntry_SaysWhatSavingWould(string field, string value, string says)
    {
        var page = await CheckAsync("/employees/new", (field, value));
        Assert.Contains(says, page.Document.QuerySelector($"[data-problem={field}]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfATakenAddress_SaysSoButNotToItsOwner()
    {
        var taken = $"{Guid.NewGuid():N}@example.com";
        var profile = await _site.AddAsync("Ada Lovelace", ("Email", taken));
        Assert.Contains("Someone else has", (await CheckAsync("/employees/new", ("Email", taken))).Text, StringComparison.Ordinal);
        Assert.Null((await CheckAsync($"{profile}/edit", ("Email", taken))).Document.QuerySelector("[data-problem]"));
    }

    [Theory]
    [InlineData("Leeds", null), InlineData("New York, NY", "America/New_York"), InlineData("tokyo", "Asia/Tokyo"), InlineData("UTC", null)]
    public void City_OfAPlace_TellsTheTimeZone(string place, string? zone) => Assert.Equal(zone, TimeZoneNames.OfCity(place));

    [Fact]
    public async Task Check_OfAPlace_OffersTheZoneMostUsedThereUnlessOneIsChosen()
    {
        var place = $"Somewhere {Guid.NewGuid():N}";
        foreach (var zone in (string[])["Asia/Tokyo", "Europe/Paris", "Asia/Tokyo"])
            await _site.AddAsync("Ada", ("Location", place), ("TimeZone", zone));
        Assert.Equal("Asia/Tokyo", Offer(await CheckAsync("/employees/new", ("Location", place.ToUpperInvariant()))));
        Assert.Null(Offer(await CheckAsync("/employees/new", ("Location", place), ("TimeZone", "Europe/Berlin"))));
    }

    [Fact]
    public async Task Check_OfOwnRecord_TakesOwnFieldsOnlyAndSavesNothing()
    {
        var profile = await _site.AddAsync("Olga Own", ("JobTitle", "Clerk"));
        using var own = await _site.NewVisitorAsync(Core.Accounts.Role.Viewer, Guid.Parse(People.IdOf(profile)));
        var form = (await own.GetPageAsync($"{profile}/edit")).Form("/edit").With("JobTitle", "Queen").With("TimeZone", "Mars");
        form.Address = $"{profile}/checks";
        var page = await form.PostAsync();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector("[data-problem=TimeZone]"));
        Assert.Contains("Clerk", page.Document.QuerySelector("[data-card]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await _site.Services.GetRequiredService<IEmployeeStore>().GetAsync(Guid.Parse(People.IdOf(profile)), TestContext.Current.CancellationToken))!.Version);
    }

    private static string? Offer(Page page) => page.Document.QuerySelector("[data-take]")?.GetAttribute("data-take");

    private async Task<Page> CheckAsync(string address, params (string Field, string Value)[] entries)
    {
        var form = (await _site.GetAsync(address)).Form(address[address.LastIndexOf('/')..]);
        foreach (var (field, value) in entries)
            form.With(field, value);
        form.Address = address == "/employees/new" ? "/employees/new/checks" : address.Replace("/edit", "/checks", StringComparison.Ordinal);
        return await form.PostAsync();
    }
}
