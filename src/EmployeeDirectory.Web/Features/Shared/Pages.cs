using System.Text.Encodings.Web;
using System.Text.Unicode;
using EmployeeDirectory.Web.Features.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace EmployeeDirectory.Web.Features.Shared;

public static class Pages
{
    private const string DefaultUrl = "http://localhost:5080";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
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
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "antiforgery");
        builder.Services.AddResponseCompression();
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
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseMiddleware<RequestBodyLimit>();
        app.UseMiddleware<UntilLoaded>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapControllers().WithStaticAssets().AnswerHead();
    }
}
