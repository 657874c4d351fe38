using System.Text.Json.Nodes;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Layout;

public sealed class ManifestController(CurrentCompany company) : Controller
{
    private const string Paper = "#faf6ef";

    [HttpGet("/directory.webmanifest"), AllowAnonymous]
    public IActionResult Show()
    {
        var name = company.Value.Name ?? this.Text("Directory");
        var manifest = new JsonObject
        {
            ["name"] = name,
            ["short_name"] = name,
            ["start_url"] = "./",
            ["scope"] = "./",
            ["display"] = "standalone",
            ["background_color"] = Paper,
            ["theme_color"] = Paper,
            ["icons"] = company.Value.LogoId is { } logo
                ? new JsonArray(Icon($"logo/{logo}/{Renditions.Sizes[^1]}.webp", 512, "webp", "any maskable"))
                : new JsonArray(
                    Icon("icons/192.png", 192, "png", "any"), Icon("icons/512.png", 512, "png", "any"),
                    Icon("icons/maskable.png", 512, "png", "maskable"))
        };
        Response.Headers.CacheControl = "no-cache";
        return Content(manifest.ToJsonString(), "application/manifest+json");
    }

    private static JsonObject Icon(string address, int size, string format, string purpose) => new()
    {
        ["src"] = address,
        ["sizes"] = $"{size}x{size}",
        ["type"] = $"image/{format}",
        ["purpose"] = purpose
    };
}
