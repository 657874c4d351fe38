namespace EmployeeDirectory.Imaging;

public sealed class PhotoRefusedException(PhotoRefusal reason, Exception? cause = null)
    : Exception(Sentence(reason), cause)
{
    public PhotoRefusal Reason => reason;

    private static string Sentence(PhotoRefusal reason) => reason switch
    {
        PhotoRefusal.NotAPicture => "We can’t read this file as a picture. Use a JPEG, PNG, WebP, GIF or AVIF.",
        PhotoRefusal.TooManyBytes =>
            "This picture is larger than 10 MB. Save it at a smaller size or lower quality and try again.",
        PhotoRefusal.TooManyPixels =>
            "This picture has more than 50 megapixels. Save it at a smaller size and try again.",
        PhotoRefusal.Damaged => "This picture is damaged or incomplete. Save or download it again and try again.",
        PhotoRefusal.Heic =>
            "We can’t read HEIC pictures. Use a JPEG instead: on a Mac, open the picture in Preview and choose "
            + "File > Export; on an iPhone, set Settings > Camera > Formats to Most Compatible and take it again, "
            + "or copy it from Photos to Files.",
        PhotoRefusal.Tiff => "This is a TIFF picture. Export it as a JPEG or PNG and try again.",
        PhotoRefusal.CameraRaw =>
            "This is a camera raw file. Export it as a JPEG from the camera or your photo app and try again.",
        PhotoRefusal.Bmp => "This is a BMP picture. Export it as a JPEG or PNG and try again.",
        PhotoRefusal.Svg => "This is an SVG drawing. Export it as a PNG and try again.",
        PhotoRefusal.Pdf => "This is a PDF document. Save the picture in it as a JPEG or PNG and try again.",
        PhotoRefusal.Photoshop => "This is a Photoshop document. Export it as a JPEG or PNG and try again.",
        PhotoRefusal.JpegXl => "This is a JPEG XL picture. Export it as a JPEG or PNG and try again.",
        PhotoRefusal.Jpeg2000 => "This is a JPEG 2000 picture. Export it as a JPEG or PNG and try again.",
        PhotoRefusal.Video => "This is a video. Save one picture of it as a JPEG or PNG and try again.",
        _ => "This picture takes too much work to read. Save it as an ordinary JPEG and try again.",
    };
}
