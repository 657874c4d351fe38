using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Languages;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.WebEncoders;

namespace EmployeeDirectory.Web.Hosting;

public static class MvcServices
{
    // 10,000 characters of any script, percent-encoded.
    private const int LongestAddress = 128 * 1024;

    private const long CachedPages = 16 * 1024 * 1024;
    private const long CachedParts = 16 * 1024 * 1024;

    public const string DefaultUrl = "http://localhost:5080";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestLineSize = LongestAddress;
            // Another application of the domain may set cookies that are not UTF-8; Kestrel would refuse the request.
            server.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        });
        builder.Services.AddControllersWithViews(mvc =>
        {
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            mvc.Filters.Add<UncheckedForm>();
            mvc.ValidateComplexTypesIfChildValidationFails = true;
            // Throws on field names such as "Skills[".
            mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
            mvc.ValueProviderFactories.Insert(0, new InvariantForms());
            mvc.MaxModelBindingCollectionSize = RequestBodyLimit.MaxValues;
        }).AddDataAnnotationsLocalization(
            annotations => annotations.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(Texts)));
        builder.Services.AddLanguages();
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.AddSingleton<CookieTempDataProvider>();
        builder.Services.AddSingleton<ITempDataProvider, FlashCookie>();
        builder.Services.Configure<CookieTempDataProviderOptions>(messages => messages.Cookie.Name = FlashCookie.Name);
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "antiforgery";
            // Antiforgery sets it on some responses only; frame-ancestors is on every one.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        // BREACH needs a secret that stays the same from page to page: tokens are encrypted anew for each.
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.AddOutputCache(cache =>
        {
            cache.SizeLimit = CachedPages;
            cache.AddPolicy(
                nameof(ListCachePolicy), policy => policy.AddPolicy<ListCachePolicy>(), excludeDefaultPolicy: true);
        });
        builder.Services.Configure<CacheTagHelperOptions>(parts => parts.SizeLimit = CachedParts);
        builder.Services.Configure<WebEncoderOptions>(encoder =>
            encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.Configure<RazorViewEngineOptions>(views =>
            views.ViewLocationExpanders.Add(new FeatureViews()));
    }

    public static void UsePages(this WebApplication app)
    {
        // Kept parts of lists may show somebody who is hidden or erased now.
        var parts = (MemoryCache)app.Services.GetRequiredService<CacheTagHelperMemoryCacheFactory>().Cache;
        app.Services.GetRequiredService<ReadModel>().Withdrawn += parts.Clear;
        app.UseMiddleware<CrossSitePosts>();
        app.UseRouting();
        app.UseMiddleware<NotLoadedMiddleware>();
        app.UseAccess();
        // Counts by account, so it follows authentication.
        app.UseRateLimiter();
        // Before compression, so that the cache holds compressed pages.
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
