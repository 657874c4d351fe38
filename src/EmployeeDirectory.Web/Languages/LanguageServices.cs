using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Languages;

public static class LanguageServices
{
    private const string English = "en";

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<IStringLocalizer<Texts>, StringLocalizer<Texts>>();
        services.AddSingleton<IHtmlLocalizerFactory, HtmlLocalizerFactory>();
        services.AddSingleton<IHtmlLocalizer<Texts>, HtmlLocalizer<Texts>>();
        services.Configure<RequestLocalizationOptions>(languages =>
        {
            var translations = Translations(AppContext.BaseDirectory).ToList();
            // British dates: day, month, year, and hours from 0 to 23.
            languages.DefaultRequestCulture = new("en-GB", English);
            languages.SupportedCultures = [CultureInfo.GetCultureInfo("en-GB"), .. translations];
            languages.SupportedUICultures = [CultureInfo.GetCultureInfo(English), .. translations];
            languages.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
            languages.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    // The build puts the texts of each Texts.<language>.resx into a folder of that name.
    private static IEnumerable<CultureInfo> Translations(string folder) =>
        Directory.EnumerateDirectories(folder)
            .Where(language => File.Exists(Path.Combine(language, $"{typeof(Texts).Assembly.GetName().Name}.resources.dll")))
            .Select(language => CultureInfo.GetCultureInfo(Path.GetFileName(language)))
            .OrderBy(language => language.Name, StringComparer.Ordinal);
}
