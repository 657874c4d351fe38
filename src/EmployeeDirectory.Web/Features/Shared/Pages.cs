using System.Text.Encodings.Web;
using System.Text.Unicode;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.WebEncoders;

namespace EmployeeDirectory.Web.Features.Shared;

public static class Pages
{
    /// <summary>Ten thousand typed characters of any script, as percent signs and hex.</summary>
    private const int LongestAddress = 128 * 1024;

    private const long CachedPages = 16 * 1024 * 1024;

    public const string DefaultUrl = "http://localhost:5080";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestLineSize = LongestAddress;
        });
        builder.Services.AddControllersWithViews(mvc =>
        {
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            mvc.Filters.Add<UncheckedForm>();
            // Everything that is wrong with a form is said at once.
            mvc.ValidateComplexTypesIfChildValidationFails = true;
            // It reads "Skills[" as a syntax of its own, and throws.
            mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            mvc.MaxModelBindingCollectionSize = RequestBodyLimit.MaxValues;
        });
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.AddSingleton<CookieTempDataProvider>();
        builder.Services.AddSingleton<ITempDataProvider, FlashCookie>();
        builder.Services.Configure<CookieTempDataProviderOptions>(messages => messages.Cookie.Name = FlashCookie.Name);
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "antiforgery";
            // On a visitor's first form only; the content policy says more, and on every answer.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddResponseCompression();
        builder.Services.AddOutputCache(cache =>
        {
            cache.SizeLimit = CachedPages;
            cache.AddPolicy(nameof(ListCachePolicy), policy => policy.AddPolicy<ListCachePolicy>(), excludeDefaultPolicy: true);
        });
        // Letters of every script as themselves: names in pages stay short and readable.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.Configure<RazorViewEngineOptions>(views =>
        {
            views.ViewLocationFormats.Clear();
            views.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
            views.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
        });
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseMiddleware<ForeignPosts>();
        app.UseRouting();
        app.UseMiddleware<UntilLoaded>();
        app.UseAccess();
        // Counts by account, and so once it is known.
        app.UseRateLimiter();
        // Before the compression, so that pages are kept compressed.
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseMiddleware<RequestBodyLimit>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets().AnswerHead();
    }
}
