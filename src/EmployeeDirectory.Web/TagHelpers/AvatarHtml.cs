using System.Globalization;
using System.Text.Encodings.Web;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Imaging;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.TagHelpers;

// Hidden from screen readers, because the name is always beside it.
public sealed class AvatarHtml(IUrlHelper urls, Employee employee, int size, bool eager = false) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var shown = size.ToString(CultureInfo.InvariantCulture);
        if (employee.PhotoId is { } photoId)
            WritePhoto(writer, photoId, shown);
        else
            WriteLetters(writer, encoder, shown);
    }

    private void WritePhoto(TextWriter writer, string photoId, string shown)
    {
        var sizes = Renditions.Sizes.Where(each => each >= size).DefaultIfEmpty(Renditions.Sizes[^1]).ToList();
        var folder = urls.Content("~/photos/");
        string Address(int each) => string.Create(CultureInfo.InvariantCulture, $"{folder}{photoId}/{each}.webp");
        writer.Write($"""<img width="{shown}" height="{shown}" class="avatar" src="{Address(sizes[0])}" srcset="{string.Join(", ", sizes.Select(each => $"{Address(each)} {each}w"))}" sizes="{shown}px" alt="" """.TrimEnd());
        writer.Write(eager ? ">" : """ loading="lazy">""");
    }

    private void WriteLetters(TextWriter writer, HtmlEncoder encoder, string shown)
    {
        writer.Write($"""<svg width="{shown}" height="{shown}" class="avatar initials hue-{Initials.Hue(employee.DisplayName)}" viewBox="0 0 64 64" aria-hidden="true"><text x="32" y="32" text-anchor="middle" dominant-baseline="central">""");
        encoder.Encode(writer, Initials.For(employee));
        writer.Write("</text></svg>");
    }
}
