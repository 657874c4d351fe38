using System.Globalization;
using EmployeeDirectory.Web.Languages;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Tests.Languages;

/// <summary>What a second language must not change, and what it must.</summary>
public sealed class LanguageTests : IAsyncLifetime
{
    private static readonly CultureInfo[] Known = [.. "en de ar".Split(' ').Select(CultureInfo.GetCultureInfo)];

    private DirectorySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await DirectorySite.StartAsync(services => services
        .AddSingleton<IStringLocalizerFactory, MarkedTexts>()
        .PostConfigure<RequestLocalizationOptions>(languages => languages.SupportedCultures = languages.SupportedUICultures = Known));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("de-AT", "de", null), InlineData("ar", "ar", "rtl"), InlineData("fr", "en", null)]
    public async Task Page_InALanguage_SaysWhich(string asked, string answered, string? direction)
    {
        var page = await GetAsync("/", asked);

        Assert.Equal(answered, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(direction, page.Document.DocumentElement.GetAttribute("dir"));
        Assert.Equal([answered], page.Response.Content.Headers.ContentLanguage);
        Assert.Contains($"⟦{answered}:", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_KeptForOneLanguage_IsNotShownInAnother()
    {
        foreach (var language in (string[])["en", "de", "en", "de"])
            Assert.Contains($"⟦{language}:", (await GetAsync("/", language)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de"), InlineData("ar")]
    public async Task PostedNumbersAndDates_ReadAlikeInEveryLanguage(string language)
    {
        var profile = await _site.AddAsync("Ada Shaw", ("StartDate", "2026-04-03"));
        _site.Client.DefaultRequestHeaders.Add("Accept-Language", language);

        await _site.FollowAsync(await _site.ChangeAsync(profile, "JobTitle", "Engineer"));

        Assert.Equal("2026-04-03", (await _site.GetAsync($"{profile}/edit")).Value("StartDate"));
    }

    [Theory]
    [InlineData("en-GB", "1 March 2026"), InlineData("de", "1. März 2026"), InlineData("ja", "2026年3月1日")]
    [InlineData("ar", "1 مارس 2026"), InlineData("pl", "1 marca 2026"), InlineData("es", "1 de marzo de 2026")]
    public void Day_InWords_IsThatOfTheLanguage(string language, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);

        var words = new DateOnly(2026, 3, 1).InWords();

        CultureInfo.CurrentCulture = before;
        Assert.Equal(expected, words);
    }

    private async Task<Page> GetAsync(string address, string language)
    {
        using var visitor = _site.NewVisitor();
        visitor.DefaultRequestHeaders.Add("Accept-Language", language);
        return await visitor.GetPageAsync(address);
    }
}
