using System.Runtime.InteropServices;
using System.Text;
using EmployeeDirectory.Web.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

public class LibvipsTests
{
    [Theory]
    [InlineData("svgload_buffer")]
    [InlineData("tiffload_buffer")]
    [InlineData("heifload_buffer")]
    [InlineData("jp2kload_buffer")]
    public void Operation_LoaderOfAnotherFormat_IsBlocked(string loader) =>
        Assert.Throws<VipsException>(() => Load(loader, "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"));

    [Fact]
    public void Operation_FailsTwice_EachMessageIsItsOwn()
    {
        Assert.Contains("gifload", Assert.Throws<VipsException>(() => Load("gifload_buffer", "GIF89a")).Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("gifload", Assert.Throws<VipsException>(() => Load("pngload_buffer", "\u0089PNG")).Message, StringComparison.OrdinalIgnoreCase);
    }

    private static void Load(string loader, string content)
    {
        var pinned = GCHandle.Alloc(Encoding.Latin1.GetBytes(content), GCHandleType.Pinned);
        try
        {
            new VipsOperation(loader).With("buffer", pinned.AddrOfPinnedObject(), content.Length).Image().Dispose();
        }
        finally
        {
            pinned.Free();
        }
    }
}
