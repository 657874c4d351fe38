namespace EmployeeDirectory.Web.Imaging;

internal sealed class VipsImage(nint handle) : IDisposable
{
    private const int Cmyk = 15;

    public nint Handle => handle;
    public int Width => Libvips.Width(handle);
    public int Height => Libvips.Height(handle);
    public bool HasAlpha => Libvips.HasAlpha(handle);
    public bool LiesOnItsSide => Libvips.LiesOnItsSide(handle);
    public bool IsCmyk => Libvips.Interpretation(handle) == Cmyk;
    public bool HasProfile => Libvips.FieldType(handle, "icc-profile-data") != 0;

    public void Dispose() => Libvips.Release(handle);
}
